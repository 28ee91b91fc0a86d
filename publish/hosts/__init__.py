"""What a host needs: headers, settings of servers, the service worker."""

"""Word and OpenDocument files are archives of XML: opened with limits, read part by part."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from article.model.article import ArticleError

MAGIC = b"PK\x03\x04"
MAX_PARTS = 5000
MAX_PART = 8_000_000
"""Bytes of one part of XML once unpacked."""
MAX_ALL = 200_000_000
"""Bytes of all parts once unpacked, pictures included."""


class Parts:
    """The parts of an archive. Nothing is unpacked that is larger than an article."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ArticleError(f"{name}: this archive is damaged: {error}") from error
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_ALL:
            raise ArticleError(f"{name}: far more is packed into this file than an article")
        self.names = frozenset(info.filename for info in infos)
        for info in infos:
            if info.filename.endswith((".xml", ".rels")):
                self._check(info)

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.file_size > MAX_PART:
            size = f"{MAX_PART // 1_000_000} MB"
            raise ArticleError(f"{self.name}: {info.filename} in it is larger than {size}")
        # no office program writes one, and all tricks with entities need one
        if any(sign in self.read(info.filename) for sign in (b"<!DOCTYPE", b"<!ENTITY")):
            raise ArticleError(f"{self.name}: {info.filename} in it declares a document type")

    def read(self, part: str) -> bytes:
        """Return one part; raise `ArticleError` where it cannot be unpacked."""
        try:
            data = self._zip.read(part)
        except (
            *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError),
            *(NotImplementedError, ValueError, KeyError, OSError),
        ) as error:
            raise ArticleError(f"{self.name}: {part} in it cannot be unpacked: {error}") from error
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ArticleError(f"{self.name}: {part} in it is UTF-16, expected UTF-8")
        return data

    def xml(self, part: str) -> etree._Element:
        """Return the root of a part of XML."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(self.read(part), parser)
        except etree.XMLSyntaxError as error:
            raise ArticleError(f"{self.name}: {part} in it is no XML: {error}") from error

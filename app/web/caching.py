"""Answers a browser may keep and ask about again."""

import gzip
import hashlib

from flask import Response, request

# Below this the headers weigh as much as what is saved.
_WORTH_COMPRESSING = 1024
# The fastest: a month of times shrinks fifteenfold, and harder squeezing gains little.
_LEVEL = 1


def compressed(response: Response) -> Response:
    """Compress an answer that is for one caller alone."""
    wanted = request.accept_encodings["gzip"] > 0
    if wanted and (response.content_length or 0) > _WORTH_COMPRESSING:
        response.set_data(gzip.compress(response.get_data(), _LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def revalidated(body: bytes) -> Response:
    """Answer with JSON and its ETag, or 304 if the caller has it already."""
    etag = hashlib.blake2b(body, digest_size=12).hexdigest()
    compressed = len(body) > _WORTH_COMPRESSING and request.accept_encodings["gzip"] > 0
    if compressed:
        body, etag = gzip.compress(body, _LEVEL, mtime=0), f"{etag}-gzip"
    response = Response(body, mimetype="application/json")
    if compressed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(etag)
    response.make_conditional(request)
    return response

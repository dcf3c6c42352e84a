"""The addresses of what is on record: open to everybody, and steady for as long as the register stands."""

from django.urls import path, register_converter

from register.reading.converters import Reference, Sha256
from register.reading.views import compare, entry, files, front, listing, proofs

register_converter(Reference, "reference")
register_converter(Sha256, "sha256")

urlpatterns = [
    path("", front.front, name="front"),
    path("register/", listing.register_list, name="register"),
    path("register/<reference:reference>/", entry.entry, name="entry"),
    path("register/<reference:reference>/<int:version>/", entry.version, name="version"),
    path("register/<reference:reference>/<int:version>.json", files.version_json, name="version_json"),
    path("register/<reference:reference>/<int:version>.pdf", files.version_pdf, name="version_pdf"),
    path("register/<reference:reference>/<int:version>/original", files.version_original, name="version_original"),
    path("register/<reference:reference>/<int:version>/text/", files.version_text, name="version_text"),
    path("register/<reference:reference>/<int:version>/<sha256:sha256>.pdf", files.rendering_pdf, name="rendering_pdf"),
    path(
        "register/<reference:reference>/<int:version>/annexes/<sha256:sha256>/",
        files.version_annex,
        name="version_annex",
    ),
    path("register/<reference:reference>/compare/<int:old>/<int:new>/", compare.compare, name="compare"),
    path("schema/<slug:kind>/<int:number>.json", proofs.schema, name="schema"),
    path("log/", proofs.log, name="log"),
    path("log/key", proofs.key, name="log_key"),
    path("log/checkpoint", proofs.checkpoint, name="checkpoint"),
]

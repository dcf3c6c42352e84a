"""Takes pictures of pages in Chromium, one window a person, and keeps them small."""

import io
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.guide.scenes import WIDTHS, Scene
from tests.journeys.windows import Window

PICTURES = Path(__file__).resolve().parent.parent.parent / "docs" / "guide" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TALLEST = {1280: 1440, 375: 1334}  # pixels: two screens
COLOURS = 96
MARGIN = 24  # pixels above where a picture begins, and between the sheets of a paper
DESK = "#e3e6e8"  # what sheets lie on


@contextmanager
def browser() -> Iterator[Browser]:
    """Give the system's Chromium, and close it afterwards."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


def path_of(name: str, width: int) -> Path:
    """Return where a picture stands."""
    return PICTURES / f"{name}-{width}.png"


def save(picture: bytes | Image.Image, name: str, width: int) -> None:
    """Keep a picture in few colours: a page has no more, and the file is a third of the size."""
    image = Image.open(io.BytesIO(picture)) if isinstance(picture, bytes) else picture
    few = image.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path_of(name, width), optimize=True)


def take_scenes(opened: Browser, scenes: Sequence[Scene], *, address: str, named: Mapping[str, str]) -> None:
    """Take every scene at every width; `named` fills the braces of their paths."""
    for who, theirs in groupby(scenes, key=lambda scene: scene.who):
        context = opened.new_context(base_url=address, locale="en-GB", reduced_motion="reduce")
        page = context.new_page()
        if who:
            Window(page).sign_in(who, settings.DEMO_PASSWORD)
        for scene in theirs:
            _take(page, scene, named)
        context.close()


def _take(page: Page, scene: Scene, named: Mapping[str, str]) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALLEST[width] // 2})
        answer = page.goto(scene.path.format(**named))
        if answer is None or not answer.ok:
            raise SystemExit(f"{scene.name}: {page.url} does not answer with a page.")
        page.evaluate("document.fonts.ready")
        save(page.screenshot(full_page=True, clip=_frame(page, scene, width)), scene.name, width)


def _frame(page: Page, scene: Scene, width: int) -> dict[str, float]:
    height = page.evaluate("document.documentElement.scrollHeight")
    box = page.locator(scene.start).bounding_box() if scene.start else None
    top = max(box["y"] - MARGIN, 0) if box else 0
    return {"x": 0, "y": top, "width": width, "height": min(TALLEST[width], height - top)}


def together(sheets: Sequence[Image.Image], width: int) -> Image.Image:
    """Return pages of a document on one picture: beside one another where it is wide, else one below the other."""
    columns = len(sheets) if width > MARGIN * 40 else 1
    each = (width - MARGIN * (columns + 1)) // columns
    small = [sheet.resize((each, sheet.height * each // sheet.width), Image.Resampling.LANCZOS) for sheet in sheets]
    down = small[0].height + MARGIN
    canvas = Image.new("RGB", (width, down * (len(small) // columns) + MARGIN), DESK)
    for place, sheet in enumerate(small):
        row, column = divmod(place, columns)
        canvas.paste(sheet, (MARGIN + column * (each + MARGIN), MARGIN + row * down))
    return canvas

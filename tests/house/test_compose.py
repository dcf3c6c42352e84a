"""docker-compose.yml parses and keeps the owner's address from those that serve; no engine starts it here."""

from typing import Any

import pytest
import yaml

from tests.house.tree import ROOT


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


def test_there_are_a_database_a_web_and_a_worker(services: dict[str, Any]) -> None:
    assert set(services) == {"database", "prepare", "web", "worker"}


@pytest.mark.parametrize("name", ["web", "worker"])
def test_what_serves_is_production_and_is_not_given_the_owner(services: dict[str, Any], name: str) -> None:
    environment = services[name]["environment"]

    assert environment["DJANGO_ENV"] == "production"
    assert "isp_runtime" in environment["DATABASE_URL"]
    assert "OWNER_DATABASE_URL" not in environment


def test_every_file_that_is_mounted_exists(services: dict[str, Any]) -> None:
    mounted = [volume.split(":")[0] for service in services.values() for volume in service.get("volumes", [])]

    assert all((ROOT / path).exists() for path in mounted if path.startswith("./"))

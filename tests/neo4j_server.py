"""A real Neo4j server for tests: the one that is named, else one by Docker, else one from its own jars.

`NEO4J_TEST_URI` (with `NEO4J_TEST_USERNAME`, `NEO4J_TEST_PASSWORD`) names a server whose data may be erased,
by one process of tests at a time.
The jars of the community server are had by `mvn`, once, and kept in the user's cache folder.
"""

import fcntl
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LTS = "5.26.30"
CALENDAR = "2026.08.1"
_JAVA = {LTS: (17, 21), CALENDAR: (21, 25)}
"""The oldest and the newest Java that a version of the server runs on."""

SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options for a server of minutes: Java compiles code once and quickly, and clears memory in one thread."""
AS_SHIPPED = ()
"""Options for a server that is measured."""

_START_SECONDS = 180
_DOWNLOAD_SECONDS = 1800
_DOCKER_SECONDS = 300
_VERSION = re.compile(r'version "(\d+)')  # openjdk version "17.0.15" 2025-04-15
_FILE = re.compile(r"(?<=[=,])(?=[A-Za-z_-]+\.csv)")  # the place before Issue.csv in --nodes=…,Issue.csv
_PACKAGES = ("nio", "io", "util.concurrent")
_OPENED = [f"--add-opens=java.base/java.{name}=ALL-UNNAMED" for name in _PACKAGES] + [
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"
]

_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>xuncha</groupId><artifactId>tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
    <dependency>
      <groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version>
    </dependency>
  </dependencies>
</project>
"""

_SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size={page_cache}
dbms.usage_report.enabled=false
"""


class NoServerError(Exception):
    """No server can be had on this machine, and why."""


@dataclass(frozen=True)
class Server:
    """A running server that may be filled and emptied at will."""

    uri: str
    user: str
    password: str
    process: "subprocess.Popen[bytes] | None" = None
    """The server's process where it runs from its jars, for tests that kill it."""


@dataclass(frozen=True)
class Installation:
    """The community server's jars with a Java that runs them."""

    version: str
    java: Path
    jars: Path
    options: tuple[str, ...] = SHORT_LIVED

    def admin(self, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run neo4j-admin on a home folder: `admin(home, "database", "import", "full", …)`.

        It runs in that folder, where it leaves its import.report.
        """
        command = [*self._command(), "org.neo4j.cli.AdminTool", *arguments]
        environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
        home.mkdir(parents=True, exist_ok=True)
        return subprocess.run(
            command, cwd=home, env=environment, capture_output=True, text=True, check=True, timeout=300
        )

    @contextmanager
    def running(
        self, home: Path, password: str, *, port: int | None = None, page_cache: str = "64m"
    ) -> Iterator[Server]:
        """Run a server on a home folder, whose initial password is set where it has none."""
        port = port or _free_port()
        (home / "conf").mkdir(parents=True, exist_ok=True)
        settings = _SETTINGS.format(port=port, page_cache=page_cache)
        (home / "conf" / "neo4j.conf").write_text(settings, encoding="utf-8", newline="\n")
        if not (home / "data" / "databases").exists():
            self.admin(home, "dbms", "set-initial-password", password)
        places = (f"--home-dir={home}", f"--config-dir={home / 'conf'}")
        log = home / "console.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*self._command(), self._entry_point(), *places],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password, process)
            _await(server, lambda: process.poll() is not None, log)
            yield server
        finally:
            _stop(process)

    def _entry_point(self) -> str:
        """The server's main class, which goes by another name in another release; its jar says which."""
        with zipfile.ZipFile(self.jars / f"neo4j-{self.version}.jar") as jar:
            return jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode("ascii").strip()

    def _command(self) -> list[str]:
        return [str(self.java), "-Xmx1g", *self.options, *_OPENED, "-cp", f"{self.jars}{os.sep}*"]


def script_arguments(files: Path) -> list[str]:
    """What import.sh of such a folder calls neo4j-admin with; its files are named from its folder."""
    stand_in = files.parent / "neo4j-admin"
    stand_in.write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$@"\n', encoding="utf-8", newline="\n")
    stand_in.chmod(0o755)
    said = subprocess.run(
        ["sh", str(files / "import.sh")],
        env={**os.environ, "NEO4J_ADMIN": str(stand_in)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    assert said[0] == str(files)
    return [_FILE.sub(f"{files}/", argument) for argument in said[1:]]


@contextmanager
def neo4j_server(options: tuple[str, ...] = SHORT_LIVED) -> Iterator[Server]:
    """A server for the length of the block; Java has the options where it runs from its jars.

    Raises `NoServerError`.
    """
    uri = os.environ.get("NEO4J_TEST_URI")
    if uri:
        user = os.environ.get("NEO4J_TEST_USERNAME", "neo4j")
        yield Server(uri, user, os.environ.get("NEO4J_TEST_PASSWORD", ""))
    elif _docker_answers():
        with _container() as server:
            yield server
    else:
        with _from_jars(install(LTS, options)) as server:
            yield server


def install(version: str, options: tuple[str, ...] = SHORT_LIVED) -> Installation:
    """The jars of a version, from the cache or by mvn. Raises `NoServerError`."""
    java = _find_java(*_JAVA[version])
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "xuncha-tests"
    jars = cache / f"neo4j-{version}"
    with _alone(cache):
        if not jars.is_dir():
            _download(version, jars)
    return Installation(version, java, jars, options)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """For the length of the block no other process of the suite is in such a block."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # the system takes it back when the file is closed
        yield


def _download(version: str, jars: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServerError("no NEO4J_TEST_URI, no Docker engine, and no mvn to get the server's jars with")
    with tempfile.TemporaryDirectory(dir=jars.parent) as folder:
        Path(folder, "pom.xml").write_text(_POM.format(version=version), encoding="utf-8", newline="\n")
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={folder}/jars"]
        try:
            subprocess.run(
                [maven, "-q", "-B", *goal],
                cwd=folder,
                check=True,
                capture_output=True,
                timeout=_DOWNLOAD_SECONDS,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise NoServerError(f"mvn could not get Neo4j {version}: {error}") from error
        Path(folder, "jars").rename(jars)


def _find_java(oldest: int, newest: int) -> Path:
    """The oldest Java within the bounds, of JAVA_HOME, the PATH and the usual folder."""
    found = {version: java for java in _javas() if (version := _java_version(java)) is not None}
    fitting = sorted(version for version in found if oldest <= version <= newest)
    if not fitting:
        raise NoServerError(f"no Java from {oldest} to {newest} on this machine")
    return found[fitting[0]]


def _javas() -> Iterator[Path]:
    home, on_path = os.environ.get("JAVA_HOME"), shutil.which("java")
    if home:
        yield Path(home, "bin", "java")
    if on_path:
        yield Path(on_path)
    yield from sorted(Path("/usr/lib/jvm").glob("*/bin/java"))


def _java_version(java: Path) -> int | None:
    try:
        said = subprocess.run([str(java), "-version"], capture_output=True, text=True, timeout=30).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    match = _VERSION.search(said)
    return int(match[1]) if match else None


@contextmanager
def _from_jars(installation: Installation) -> Iterator[Server]:
    folder = tempfile.TemporaryDirectory(prefix="xuncha-neo4j-", ignore_cleanup_errors=True)
    with folder as home, installation.running(Path(home), secrets.token_hex(16)) as server:
        yield server


def _docker_answers() -> bool:
    docker = shutil.which("docker")
    if docker is None:
        return False
    try:
        return subprocess.run([docker, "info"], capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


@contextmanager
def _container() -> Iterator[Server]:
    password = secrets.token_hex(16)
    options = ["--rm", "-d", "-p", "127.0.0.1::7687", "-e", f"NEO4J_AUTH=neo4j/{password}"]
    name = _docker("run", *options, f"neo4j:{LTS}-community")
    try:
        address = _docker("port", name, "7687/tcp").splitlines()[0]
        server = Server(f"bolt://{address}", "neo4j", password)
        _await(server, lambda: False, None)
        yield server
    finally:
        _docker("stop", name)


def _docker(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["docker", *arguments], check=True, capture_output=True, text=True, timeout=_DOCKER_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoServerError(f"docker {arguments[0]} failed: {error}") from error
    return done.stdout.strip()


def _await(server: Server, has_died: Callable[[], bool], log: Path | None) -> None:
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and not has_died():
        try:
            with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
                driver.verify_connectivity()
                return
        except (DriverError, Neo4jError, OSError):
            time.sleep(0.5)
    tail = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log else ""
    raise NoServerError(f"the Neo4j server did not start: {tail}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""The same run on this machine, on a Dask cluster and from an S3 server gives the same files."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.samples import FIVE_PLANS, PLANS, ROOT, maalestok, written

pytestmark = pytest.mark.slow

fsspec = pytest.importorskip("fsspec")
pytest.importorskip("distributed", reason="needs the extra dask")

yaml = pytest.importorskip("yaml")
DASK = Path(sys.executable).with_name("dask")
STUCK = "<html><body>" + "<table><tr><td>" * 100_000


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """Five small plans, one of them twice, and a broken file."""
    folder = tmp_path_factory.mktemp("plans")
    for name in FIVE_PLANS:
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(PLANS / name, target)
    shutil.copy(PLANS / FIVE_PLANS[0], folder / "copy.txt")
    (folder / "empty.pdf").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def unbroken(plans, tmp_path_factory):
    out = tmp_path_factory.mktemp("local") / "out"
    maalestok("run", plans, "-o", out, "-j", "1", check=False)
    return written(out)


@contextmanager
def started(folder: Path, *call: str, says: str):
    """A process in the background; its output up to a line that matches, whose first group is given."""
    log = folder / f"{call[1]}-{time.monotonic_ns()}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            call, stdout=file, stderr=subprocess.STDOUT, start_new_session=True, env={**os.environ, "NO_COLOR": "1"}
        )
        try:
            for _ in range(600):
                if match := re.search(says, log.read_text("utf-8", errors="replace")):
                    break
                assert process.poll() is None, log.read_text("utf-8")
                time.sleep(0.1)
            else:
                raise AssertionError(log.read_text("utf-8"))
            yield match.group(1), process
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def of_compose(service, address=""):
    """The command of a service as compose.yaml has it, with addresses of this machine: no Docker is needed to try it."""
    command = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"][service]["entrypoint"]
    here = {"0.0.0.0": "127.0.0.1", "8786": "0", "tcp://scheduler:8786": address, "dask": str(DASK)}
    return [here.get(part, part) for part in command]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The address of a scheduler with two workers, each with a nanny as `dask worker` starts it, and the workers."""
    folder = tmp_path_factory.mktemp("dask")
    scheduler = (*of_compose("scheduler"), "--no-dashboard", "--dashboard-address", ":0")
    with started(folder, *scheduler, says=r"Scheduler at:\s+(tcp://\S+)") as (address, _):
        worker = (*of_compose("worker", address), "--no-dashboard", "--local-directory", str(folder))
        joined = r"(Registered to)"
        with started(folder, *worker, says=joined) as (_, one), started(folder, *worker, says=joined) as (_, two):
            yield address, (one, two)


@pytest.mark.parametrize("jobs", ["2", "4"])
def test_any_number_of_processes_gives_the_same_files(plans, unbroken, tmp_path, jobs):
    done = maalestok("run", plans, "-o", tmp_path / "out", "-j", jobs, check=False)

    assert 2 == done.returncode
    assert unbroken == written(tmp_path / "out")


def test_a_cluster_gives_the_same_files(plans, unbroken, tmp_path, cluster):
    done = maalestok("run", plans, "-o", tmp_path / "out", "--engine", "dask", "--scheduler", cluster[0], check=False)

    assert 2 == done.returncode, done.stderr
    assert unbroken == written(tmp_path / "out")


def test_a_stuck_parser_frees_its_worker(tmp_path, cluster, monkeypatch):
    """A pipe that nobody writes to would hold a worker for ever were it opened; deep tables take a parser minutes."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(3):
        (folder / f"stuck{number}.html").write_text(STUCK + str(number))
    (folder / "z.txt").write_text("Mål 1: Mindst 90 pct. af sagerne afgøres inden 30 dage i 2026.\n", "utf-8")
    asked = ("--engine", "dask", "--scheduler", cluster[0], "--timeout", "2")
    start = time.monotonic()
    done = maalestok("run", folder, "-o", tmp_path / "out", *asked, check=False)

    assert done.returncode in (0, 2), done.stderr
    assert '"z.txt' in (tmp_path / "out" / ".maalestok" / "journal.jsonl").read_text("utf-8")
    assert time.monotonic() - start < 60


def test_a_scheduler_that_is_not_there_is_said(plans, tmp_path):
    asked = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    done = maalestok("run", plans, "-o", tmp_path / "out", *asked, check=False)

    assert 1 == done.returncode
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr


def test_engine_and_scheduler_go_together(plans, tmp_path):
    done = maalestok("run", plans, "-o", tmp_path / "out", "--engine", "dask", check=False)

    assert 2 == done.returncode
    assert "go together" in done.stderr


# ---------------------------------------------------------------------------------------------- S3
@pytest.fixture(scope="module")
def bucket(plans, tmp_path_factory):
    """The environment that leads to a local S3 server, whose bucket `archive` holds the plans."""
    pytest.importorskip("moto", reason="needs moto[server]")
    s3fs = pytest.importorskip("s3fs", reason="needs the extra s3")
    folder = tmp_path_factory.mktemp("s3")
    moto = str(Path(sys.executable).with_name("moto_server"))
    with started(folder, moto, "-H", "127.0.0.1", "-p", "0", says=r"Running on (http://\S+)") as (address, _):
        environment = {
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "eu-north-1",
            "XDG_CACHE_HOME": str(folder),
        }
        files = s3fs.S3FileSystem(endpoint_url=address, key="test", secret="test", use_listings_cache=False)
        files.mkdir("archive")
        files.put(f"{plans}/", "archive/plans/", recursive=True)
        yield environment, files


def there(files, root):
    """What stands at an address, but what differs from run to run."""
    named = {path.removeprefix(root): files.cat_file(path) for path in files.find(root)}
    return {name: content for name, content in named.items() if "/.maalestok/" not in name and "run.json" not in name}


def test_plans_and_output_on_s3_give_the_same_files(bucket, unbroken):
    environment, files = bucket
    done = maalestok("run", "s3://archive/plans", "-o", "s3://archive/one", check=False, **environment)

    assert 2 == done.returncode, done.stderr
    assert unbroken == {name.lstrip("/"): content for name, content in there(files, "archive/one").items()}
    assert not files.exists("archive/one/.maalestok/lock.json")


def test_another_machine_goes_on_where_the_first_stopped(bucket, tmp_path):
    environment, files = bucket
    events = tmp_path / "events.jsonl"
    maalestok("run", "s3://archive/plans", "-o", "s3://archive/two", check=False, **environment)
    before = there(files, "archive/two")
    other = environment | {"XDG_CACHE_HOME": str(tmp_path)}
    maalestok("run", "s3://archive/plans", "-o", "s3://archive/two", "--events", events, check=False, **other)

    assert events.read_text("utf-8").count('"known": true') >= 5
    assert before == there(files, "archive/two")


def test_what_is_gone_from_a_run_is_gone_from_the_address(bucket):
    environment, files = bucket
    files.copy("archive/plans/sv/alvsunda_mal_och_budget_2025.txt", "archive/few/a.txt")
    files.copy("archive/plans/da/cykelstyrelsen_strategi_2025-2028.html", "archive/few/b.html")
    maalestok("run", "s3://archive/few", "-o", "s3://archive/three", **environment)
    assert 2 == sum(name.startswith("/documents/") for name in there(files, "archive/three"))
    files.rm("archive/few/a.txt")
    maalestok("run", "s3://archive/few", "-o", "s3://archive/three", **environment)

    assert 1 == sum(name.startswith("/documents/") for name in there(files, "archive/three"))


def test_a_run_of_another_machine_is_not_disturbed(bucket):
    environment, files = bucket
    files.pipe_file("archive/four/.maalestok/lock.json", b'{"machine": "elsewhere", "user": ""}')
    done = maalestok("run", "s3://archive/plans", "-o", "s3://archive/four", check=False, **environment)

    assert 1 == done.returncode
    assert "elsewhere" in done.stderr


def test_an_address_that_cannot_be_reached_is_said(tmp_path):
    environment = {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b",
        "XDG_CACHE_HOME": str(tmp_path),
    }  # fmt: skip
    done = maalestok("run", "s3://archive/plans", "-o", tmp_path / "out", check=False, **environment)

    assert 1 == done.returncode
    assert "Cannot reach s3://archive/plans" in done.stderr


def test_a_cluster_reads_from_s3(bucket, unbroken, tmp_path, tmp_path_factory):
    environment, _ = bucket
    folder = tmp_path_factory.mktemp("dask_s3")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        scheduler = (*of_compose("scheduler"), "--no-dashboard", "--dashboard-address", ":0")
        with started(folder, *scheduler, says=r"Scheduler at:\s+(tcp://\S+)") as (address, _):
            worker = (*of_compose("worker", address), "--no-dashboard", "--local-directory", str(folder))
            with started(folder, *worker, says=r"(Registered to)"):
                asked = ("--engine", "dask", "--scheduler", address)
                maalestok("run", "s3://archive/plans", "-o", tmp_path / "out", *asked, check=False)

    assert unbroken == written(tmp_path / "out")


def test_a_lost_worker_costs_nothing(plans, unbroken, tmp_path, cluster):
    """Last, since it takes a worker from the others: killed while it reads, its documents go to the other one."""
    address, (one, _) = cluster
    call = [sys.executable, "-m", "pipeline", "run", plans, "-o", tmp_path / "out", "--engine", "dask"]
    run = subprocess.Popen([*map(str, call), "--scheduler", address], stderr=subprocess.PIPE, text=True)
    time.sleep(4)
    os.killpg(one.pid, signal.SIGKILL)
    _, said = run.communicate(timeout=150)

    assert 2 == run.returncode, said
    assert unbroken == written(tmp_path / "out")

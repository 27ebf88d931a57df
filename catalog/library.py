"""The role library: find the files, read, inherit, validate, keep the last good version.

Folders are layers: ours first, then the user's. A later file with the same id takes the earlier one's place and may
extend it (`id: account_manager`, `extends: account_manager`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from catalog import cache as compiled
from catalog.building import RoleFile, build_roles
from catalog.faults import nearest
from catalog.lexicon import Lexicon, load_lexicon
from catalog.role import Role
from catalog.rules import is_role_id
from catalog.source import MAX_BYTES
from errors import NotFound, Problem, RoleError

OURS = Path(__file__).resolve().parent.parent / "roles"


class Library(Mapping[str, Role]):
    """The usable roles by id. `problems` lists the faults of files that could not be used."""

    def __init__(self, folders: tuple[Path, ...], cache: Path | None = None) -> None:
        self.folders = folders
        self.cache = cache
        self.lexicon = load_lexicon()
        self.problems: tuple[Problem, ...] = ()
        self._roles: dict[str, Role] = {}
        self.files: tuple[RoleFile, ...] = ()
        self._files: dict[str, RoleFile] = {}
        self._fingerprint = ""
        self.refresh()

    def __getitem__(self, role_id: str) -> Role:
        return self._roles[role_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._roles)

    def __len__(self) -> int:
        return len(self._roles)

    def find(self, role_id: str) -> Role:
        """The role, or NotFound with the nearest id."""
        if role_id not in self._roles:
            hint = nearest(role_id, self._roles) or "; see the list of roles"
            raise NotFound(f"no role '{role_id}'{hint}")
        return self._roles[role_id]

    def file_of(self, role_id: str) -> RoleFile:
        """The file that a role comes from: its text and, where it lies on disk, its path."""
        if role_id not in self._files:
            raise NotFound(f"no role '{role_id}'{nearest(role_id, self._files)}")
        return self._files[role_id]

    def is_own(self, role_id: str) -> bool:
        """Whether the role comes from a folder of the user's, not from ours."""
        return self.file_of(role_id).layer > 0

    def _last_good(self, faulty: set[str]) -> dict[str, Role]:
        """The last right version of faulty roles: of this process, else the one kept by an earlier one."""
        if not faulty:
            return {}
        earlier = compiled.recall(self.cache, self._place())
        known = self._roles or (compiled.load(self.cache, earlier, Role) if earlier else None) or {}
        return {name: role for name, role in known.items() if name in faulty}

    def _read_lexicon(self) -> tuple[Problem, ...]:
        """Our lexicon with the user's; where the user's is faulty the last good one stays."""
        lexicon = load_lexicon(*self.folders)
        try:
            if lexicon.own:
                _ = lexicon.skills, lexicon.questioned
        except RoleError as error:
            return error.problems
        self.lexicon = lexicon
        return ()

    def _place(self) -> str:
        """Names the set of folders in the cache."""
        folders = "\n".join(str(folder.resolve()) for folder in self.folders)
        return hashlib.sha256(folders.encode()).hexdigest()[:16]

    def refresh(self) -> None:
        """Read the files again. A role whose file has become faulty keeps its last good version."""
        files, problems = find_files(self.folders)
        problems += self._read_lexicon()
        fingerprint = _fingerprint(files, self.lexicon)
        if fingerprint == self._fingerprint and not problems:
            return
        found = compiled.load(self.cache, fingerprint, Role) if not problems else None
        if found is not None:
            self.problems = ()
            self._roles = found
        else:
            built = build_roles(files, self.lexicon)
            self.problems = (*problems, *built.problems)
            self._roles = dict(sorted({**built.roles, **self._last_good(built.faulty)}.items()))
            if not self.problems:
                compiled.save(self.cache, fingerprint, self._roles)
        if not self.problems:
            compiled.remember(self.cache, self._place(), fingerprint)
        self.files = tuple(files)
        self._files = {file.id: file for file in files}
        self._fingerprint = fingerprint


def _fingerprint(files: list[RoleFile], lexicon: Lexicon) -> str:
    contents = [(f"{file.layer}:{file.name}", file.data) for file in files]
    return compiled.fingerprint("library", [("lexicon", lexicon.version.encode()), *contents])


def find_files(folders: tuple[Path, ...]) -> tuple[list[RoleFile], list[Problem]]:
    """All role files of the layers in order; files that cannot be read are problems."""
    files: list[RoleFile] = []
    problems: list[Problem] = []
    for layer, folder in enumerate(folders):
        for path, inside in _walk(folder):
            name = f"roles/{inside.as_posix()}" if folder == OURS else str(path)
            try:
                with path.open("rb") as file:
                    data = file.read(MAX_BYTES + 1)
            except OSError as error:
                problems.append(Problem(name, 1, 1, "", f"cannot be read: {error.strerror}"))
                continue
            if path.suffix != ".yaml":
                problems.append(Problem(name, 1, 1, "", f"is not read; rename it to {path.stem}.yaml"))
                continue
            role_id = inside.with_suffix("").as_posix()
            if path == folder:
                role_id = _own_id(data, path) or role_id
            files.append(RoleFile(role_id, layer, name, data, path))
    return files, problems


def _walk(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The role files of a folder, or the one file named, with their place in it; drafts (`_x`) are left out."""
    if folder.is_file():
        yield folder, Path(folder.name)
        return
    for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml"))):
        inside = path.relative_to(folder)
        hidden = any(part.startswith((".", "_")) for part in inside.parts)
        if path.is_file() and not hidden and inside.parts[0] != "lexicon":
            yield path, inside


def _own_id(data: bytes, path: Path) -> str | None:
    """The id of a file named on its own: its folder does not tell whether it is a kind."""
    found = re.search(rb"^id: *[\"']?([a-z0-9_/]+)[\"']? *(?:#.*)?\r?$", data, re.MULTILINE)
    own = found[1].decode() if found else ""
    if is_role_id(own) and own.rpartition("/")[2] == path.stem:
        return own
    resolved = path.resolve()
    return resolved.relative_to(OURS).with_suffix("").as_posix() if resolved.is_relative_to(OURS) else None


def load_library(*folders: Path | str, cache: Path | None = None) -> Library:
    """Our roles, then those of `folders` (a folder or one file each); a later id takes an earlier one's place."""
    return Library((OURS, *(Path(folder) for folder in folders)), cache or compiled.default_folder())


@lru_cache(maxsize=1)
def _our_library() -> Library:
    return load_library()


def load_role(role_id: str) -> Role:
    """One of our roles; NotFound names the nearest id."""
    library = _our_library()
    if role_id not in library and any(problem for problem in library.problems):
        raise RoleError(library.problems)
    return library.find(role_id)


def role_version(role: Role) -> str:
    """`3-ab12cd34`: the version its author gave and a hash of all it holds."""
    content = role.model_dump_json(exclude={"version"})
    return f"{role.version}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"

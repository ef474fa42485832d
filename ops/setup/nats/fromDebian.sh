#!/usr/bin/env bash
# fromDebian.sh FOLDER: puts a nats-server of at least 2.12 into FOLDER, from the package of a newer Debian suite.
# It uses the mirrors in this machine's apt sources, needs no root and changes no system file.
set -euo pipefail
oldest=2.12.0
suites=${NATS_DEB_SUITES:-forky sid}
dest=$(mkdir -p "$1" && cd "$1" && pwd)

version() { "$1" --version 2>/dev/null | sed -n 's/^nats-server: v//p'; }
new_enough() { [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$oldest" "$1" | sort -V | head -1)" = "$oldest" ]; }

command -v apt-get >/dev/null || { echo "apt-get is not on the PATH" >&2; exit 1; }

. /etc/os-release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"
mkdir -p "$work"/{lists,state/lists/partial,cache/archives/partial,unpacked}
: > "$work/status"
arch=$(dpkg --print-architecture)
# The repositories that carry this machine's own release; works before any `apt-get update`, prints and fetches nothing.
uris=$(apt-get -o Dir::State::lists="$work/lists" update --print-uris 2>/dev/null |
  sed -n "s|^'\(.*\)/dists/$VERSION_CODENAME/InRelease'.*|\1|p" | sort -u)
[ -n "$uris" ] || { echo "apt has no source for this release" >&2; exit 1; }
for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do [ ! -e "$keyring" ] || break; done

for suite in $suites; do for uri in $uris; do
  echo "deb [arch=$arch signed-by=$keyring] $uri $suite main" > "$work/sources.list"
  apt=(-q -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::Etc::preferencesparts=/dev/null -o Dir::Etc::preferences=/dev/null
    -o "Dir::State=$work/state" -o "Dir::State::status=$work/status" -o "Dir::Cache=$work/cache"
    -o "APT::Sandbox::User=$(id -un)" -o Acquire::Languages=none -o Acquire::PDiffs=false -o Acquire::Retries=3 -o Acquire::http::Timeout=20)
  apt-get "${apt[@]}" update >&2 || continue
  found=$(apt-cache "${apt[@]}" show nats-server 2>/dev/null | sed -n 's/^Version: \([0-9.]*\).*/\1/p' | head -1)
  new_enough "$found" || { echo "$suite has ${found:-none}" >&2; continue; }
  (cd "$work/unpacked" && apt-get "${apt[@]}" download nats-server >&2 && dpkg-deb -x ./*.deb .)
  # Another process may install at the same time, so the temporary name is this process's own.
  part="$dest/nats-server.$$.part"
  trap 'rm -rf "$work" "$part"' EXIT
  install -m 755 "$work/unpacked/usr/sbin/nats-server" "$part"
  new_enough "$(version "$part")"
  mv "$part" "$dest/nats-server"
  exit 0
done; done
echo "no suite of ($suites) has nats-server $oldest or newer" >&2
exit 1

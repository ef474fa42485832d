#!/usr/bin/env bash
# buildPgvector.sh FOLDER VERSION: pgvector for the installed Postgres VERSION, from Debian's own source package; for tests, as root.
set -euo pipefail
folder=$1
version=$2
suite=${PGVECTOR_DEB_SUITE:-trixie}

# A distribution that carries the package needs no compiler.
if apt-get -qq install -y --no-install-recommends "postgresql-$version-pgvector" 2>/dev/null; then exit 0; fi

mkdir -p "$folder"/{state/lists/partial,cache/archives/partial,debs}
cd "$folder"
apt-get -qq update
mirror=$(apt-get indextargets --format '$(REPO_URI)|$(ORIGIN)|$(COMPONENT)|$(CODENAME)' 'Created-By: Packages' |
  awk -F'|' '$2=="Debian" && $3=="main" && $4!~/-security|-updates/ {print $1; exit}')
[ -n "$mirror" ] || { echo "apt knows no Debian mirror" >&2; exit 1; }
for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do [ ! -e "$keyring" ] || break; done
echo "deb-src [signed-by=$keyring] $mirror $suite main" > sources.list
apt=(-qq -o "Dir::Etc::sourcelist=$PWD/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State=$PWD/state"
  -o "Dir::Cache=$PWD/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none)
apt-get "${apt[@]}" update
apt-get "${apt[@]}" source --download-only pgvector
rm -rf build headers
mkdir build
tar -xf pgvector_*.orig.tar.* -C build --strip-components=1

# The server's headers come from its development package, unpacked here: nothing but pgvector itself is installed.
include=/usr/include/postgresql/$version/server
if [ ! -f "$include/postgres.h" ]; then
  (cd debs && apt-get -qq download "postgresql-server-dev-$version" libpq-dev)
  for package in debs/*.deb; do dpkg-deb -x "$package" headers; done
  include=$PWD/headers/usr/include/postgresql/$version/server
fi
cd build
config=/usr/lib/postgresql/$version/bin/pg_config
make -s -j2 PG_CONFIG="$config" OPTFLAGS= with_llvm=no PG_CPPFLAGS="-I$include -I$folder/headers/usr/include/postgresql"
make -s install PG_CONFIG="$config" with_llvm=no >/dev/null

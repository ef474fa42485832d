// Postgres with pgvector for the tests: DATABASE_URL_TEST names one, or the installed binaries serve, or, as root on Debian, they are installed.
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { canInstall } from "../chromium.mjs"
import { report, root, run } from "../step.mjs"

const versions = "/usr/lib/postgresql"

/** The newest installed server: its folder of binaries and its version; undefined when there is none. */
export const installedPostgres = () => {
  const [newest] = (existsSync(versions) ? readdirSync(versions) : [])
    .filter((version) => existsSync(join(versions, version, "bin/initdb")))
    .sort((a, b) => Number(b) - Number(a))
  return newest === undefined ? undefined : { version: newest, bin: join(versions, newest, "bin") }
}

/** @param {string} version */
export const hasVector = (version) => existsSync(`/usr/share/postgresql/${version}/extension/vector.control`)

export const postgres = () => {
  if (process.env["DATABASE_URL_TEST"]) return
  if (installedPostgres() === undefined && canInstall()) {
    run("updating the list of packages", "apt-get", ["-qq", "update"])
    run("installing Postgres", "apt-get", ["-qq", "install", "-y", "--no-install-recommends", "postgresql"], {
      DEBIAN_FRONTEND: "noninteractive"
    })
  }
  const found = installedPostgres()
  if (found === undefined)
    return report(
      "setup: no Postgres is installed: its tests say why they are skipped; name a server with pgvector in DATABASE_URL_TEST to run them"
    )
  if (hasVector(found.version)) return
  if (!canInstall())
    return report(
      `setup: Postgres ${found.version} has no pgvector: install the package postgresql-${found.version}-pgvector to run its tests`
    )
  run("building pgvector", "bash", [
    `${root}ops/setup/postgres/buildPgvector.sh`,
    `${root}.cache/pgvector`,
    found.version
  ])
}

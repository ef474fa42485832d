// Postgres with pgvector for the tests: from DATABASE_URL_TEST or the installed binaries; as root on Debian both are installed.
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { canInstall } from "../tests/chromium.mjs"
import { report, root, runStep } from "../step.mjs"

const versions = "/usr/lib/postgresql"

/** The newest installed server: its version and its folder of binaries; undefined without one. */
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
    runStep("updating the list of packages", "apt-get", ["-qq", "update"])
    runStep("installing Postgres", "apt-get", ["-qq", "install", "-y", "--no-install-recommends", "postgresql"], {
      DEBIAN_FRONTEND: "noninteractive"
    })
  }
  const found = installedPostgres()
  if (found === undefined)
    return report(
      "setup: Postgres is not installed, so its tests are skipped: install it, or set DATABASE_URL_TEST to a server with pgvector"
    )
  if (hasVector(found.version)) return
  if (!canInstall())
    return report(
      `setup: Postgres ${found.version} has no pgvector, so its tests are skipped: install the package postgresql-${found.version}-pgvector`
    )
  runStep("building pgvector", "bash", [
    `${root}ops/setup/postgres/buildPgvector.sh`,
    `${root}.cache/pgvector`,
    found.version
  ])
}

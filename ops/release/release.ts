/**
 * `npm run release`: makes the archive of this version for this platform, its SBOM and SHA256SUMS, in `.cache/release/`.
 * The archive contains the packages of production, Node, nats-server and the built dashboard: it starts without npm.
 */
import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { parseArgs } from "node:util"
import manifest from "../../package.json" with { type: "json" }
import { templateFolder } from "../../projections/database/pglite/template.mjs"
import { digestOf } from "../setup/digest.mjs"
import { executable, natsServerPath } from "../setup/nats/findNats.mjs"
import { nodePackage } from "../setup/platform/platform.mjs"
import { giveUp, report, root } from "../setup/step.mjs"
import { changelogFault } from "./changelog.ts"
import { isForOtherPlatform, type Lock, productionPackages, releaseFiles } from "./contents.ts"

const { values: flags } = parseArgs({
  options: {
    /** Makes an archive of a tree that is not released: it may have changes, and no heading in CHANGELOG.md. */
    draft: { type: "boolean", default: false },
    "skip-tests": { type: "boolean", default: false },
    /** 1 is quick, 9 is small. */
    compression: { type: "string", default: "9" },
    to: { type: "string", default: join(root, ".cache/release") }
  }
})

const run = (command: string, ...args: ReadonlyArray<string>) =>
  execFileSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 })
const linesOf = (text: string) => text.split("\n").filter((line) => line !== "")

const { version } = manifest
const name = `task-tracker-${version}-${process.platform}-${process.arch}`
const staged = join(flags.to, name)

const checkSources = () => {
  const changed = linesOf(run("git", "status", "--porcelain"))
  if (changed.length > 0) giveUp(`the tree has changes, such as "${changed[0]}": commit them first`)
  const fault = changelogFault(readFileSync(join(root, "CHANGELOG.md"), "utf8"), version)
  if (fault !== null) giveUp(fault)
}

const test = () => {
  report("running the tests …")
  execFileSync("npm", ["test"], { cwd: root, stdio: ["ignore", 2, 2] })
}

const copy = (path: string, from = join(root, path)) =>
  cpSync(from, join(staged, path), {
    recursive: true,
    filter: (file) => !isForOtherPlatform(file, process.platform, process.arch)
  })

/** Copies all files to the folder that becomes the archive. */
const stage = () => {
  rmSync(staged, { recursive: true, force: true })
  mkdirSync(staged, { recursive: true })
  for (const file of releaseFiles(linesOf(run("git", "ls-files")))) copy(file)
  if (!existsSync(join(root, "ui/dist/index.html"))) giveUp("the dashboard is not built: `npm run build` first")
  copy("ui/dist")
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock
  for (const folder of productionPackages(lock, (folder) => existsSync(join(root, folder)))) copy(folder)
  if (!existsSync(join(staged, "node_modules", nodePackage(process))))
    giveUp(`the package ${nodePackage(process)} is missing: run npm ci`)
  // The bootstrap of `npm start` installs nothing when this file agrees with the lock.
  writeFileSync(join(staged, "node_modules/.task-tracker-lock"), digestOf([join(root, "package-lock.json")]))
  const server = natsServerPath()
  if (server === undefined) return giveUp("nats-server is missing: run npm start once")
  copy(join(".cache/bin", executable), server)
  if (existsSync(templateFolder())) copy(templateFolder().slice(root.length))
}

/** The same commit gives the same order, times and owners of files. */
const pack = () => {
  const archive = join(flags.to, `${name}.tar.gz`)
  const time = `--mtime=@${run("git", "log", "-1", "--format=%ct").trim()}`
  const owner = ["--owner=0", "--group=0", "--numeric-owner"]
  const compressor = `gzip -n -${Number(flags.compression)}`
  run("tar", "-C", flags.to, "--sort=name", time, ...owner, "-I", compressor, "-cf", archive, name)
  rmSync(staged, { recursive: true })
  return archive
}

const sbom = () => {
  const file = join(flags.to, `task-tracker-${version}.sbom.json`)
  writeFileSync(file, run("npm", "sbom", "--omit", "dev", "--sbom-format", "cyclonedx", "--package-lock-only"))
  return file
}

if (!flags.draft) checkSources()
if (!flags["skip-tests"]) test()
stage()
const made = [pack(), sbom()]
const names = made.map((file) => basename(file))
writeFileSync(join(flags.to, "SHA256SUMS"), execFileSync("sha256sum", names, { cwd: flags.to }))
process.stdout.write(`${[...made, join(flags.to, "SHA256SUMS")].join("\n")}\n`)

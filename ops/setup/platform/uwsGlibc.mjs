// The install script of npm ci: makes uWebSockets.js load on glibc 2.36 and 2.37. Its binaries for Linux import some
// C23 number parsers of glibc 2.38 (__isoc23_strtol and others); the classic functions behind them do the same for its use.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"

const tooNew = "GLIBC_2.38"
const prefix = "__isoc23_"
/** The version that glibc gives its classic functions, by the machine of the ELF header (62 is x86-64, 183 is AArch64). */
const classicVersions = new Map([
  [62, "GLIBC_2.2.5"],
  [183, "GLIBC_2.17"]
])
/** Types of sections. Source: the ELF specification and elf.h of glibc, which name the offsets below too. */
const sectionTypes = { dynamicSymbols: 11, neededVersions: 0x6ffffffe, symbolVersions: 0x6fffffff }
const symbolBytes = 24

/**
 * Replaces the imports that are too new, in place.
 *
 * @param {Buffer} elf a 64-bit little-endian library; other files are left alone
 * @returns {number} how many imports were replaced: 0 when none is too new
 * @throws {Error} when another function than a number parser is too new
 */
export const relax = (elf) => {
  const classic = isElf64(elf) ? classicVersions.get(elf.readUInt16LE(0x12)) : undefined
  if (classic === undefined) return 0
  const sections = sectionsOf(elf)
  const needed = versionsOf(elf, sections)
  const base = needed.find(({ name }) => name === classic)
  const late = needed.filter(({ name }) => name === tooNew)
  if (base === undefined || late.length === 0) return 0
  const replaced = renameSymbols(elf, sections, new Set(late.map(({ index }) => index)), base.index)
  for (const { at } of late) {
    // The hash, then the offset of the name: the library no longer asks for the version that is too new.
    elf.copy(elf, at, base.at, base.at + 4)
    elf.copy(elf, at + 8, base.at + 8, base.at + 12)
  }
  return replaced
}

/** @param {Buffer} elf */
const isElf64 = (elf) => elf.length > 64 && elf.readUInt32BE(0) === 0x7f454c46 && elf[4] === 2 && elf[5] === 1

/** @typedef {{ type: number, offset: number, size: number, link: number, info: number }} Section */

/** @param {Buffer} elf @returns {ReadonlyArray<Section>} */
const sectionsOf = (elf) => {
  const from = Number(elf.readBigUInt64LE(0x28))
  const bytes = elf.readUInt16LE(0x3a)
  return Array.from({ length: elf.readUInt16LE(0x3c) }, (_, i) => {
    const at = from + i * bytes
    return {
      type: elf.readUInt32LE(at + 4),
      offset: Number(elf.readBigUInt64LE(at + 24)),
      size: Number(elf.readBigUInt64LE(at + 32)),
      link: elf.readUInt32LE(at + 40),
      info: elf.readUInt32LE(at + 44)
    }
  })
}

/** @param {ReadonlyArray<Section>} sections @param {number} type @returns {Section} */
const sectionOf = (sections, type) => {
  const section = sections.find((each) => each.type === type)
  if (section === undefined) throw new Error(`the library has no section of type ${type}`)
  return section
}

/** Reads a text of the table that names the dynamic symbols. @param {Buffer} elf @param {ReadonlyArray<Section>} sections */
const textsOf = (elf, sections) => {
  const table = sections[sectionOf(sections, sectionTypes.dynamicSymbols).link]
  return (/** @type {number} */ at) => {
    const from = (table?.offset ?? 0) + at
    return elf.toString("latin1", from, elf.indexOf(0, from))
  }
}

/**
 * The versions of libc.so.6 that the library needs: where each is described, its name, and the index that symbols use.
 *
 * @param {Buffer} elf @param {ReadonlyArray<Section>} sections
 */
const versionsOf = (elf, sections) => {
  const textAt = textsOf(elf, sections)
  const section = sectionOf(sections, sectionTypes.neededVersions)
  const versions = []
  let library = section.offset
  for (let i = 0; i < section.info; i++) {
    let at = library + elf.readUInt32LE(library + 8)
    for (let left = elf.readUInt16LE(library + 2); left > 0; left--) {
      if (textAt(elf.readUInt32LE(library + 4)) === "libc.so.6")
        versions.push({ at, name: textAt(elf.readUInt32LE(at + 8)), index: elf.readUInt16LE(at + 6) })
      at += elf.readUInt32LE(at + 12)
    }
    library += elf.readUInt32LE(library + 12)
  }
  return versions
}

/**
 * Takes the prefix off every symbol of a late version and gives it the base version.
 *
 * @param {Buffer} elf @param {ReadonlyArray<Section>} sections @param {ReadonlySet<number>} late @param {number} base
 */
const renameSymbols = (elf, sections, late, base) => {
  const textAt = textsOf(elf, sections)
  const symbols = sectionOf(sections, sectionTypes.dynamicSymbols)
  const versions = sectionOf(sections, sectionTypes.symbolVersions)
  let renamed = 0
  for (let i = 0; i < symbols.size / symbolBytes; i++) {
    const version = versions.offset + i * 2
    // The highest bit marks a hidden symbol.
    if (!late.has(elf.readUInt16LE(version) & 0x7fff)) continue
    const symbol = symbols.offset + i * symbolBytes
    const name = elf.readUInt32LE(symbol)
    if (!textAt(name).startsWith(prefix)) throw new Error(`unexpected symbol of ${tooNew}: ${textAt(name)}`)
    elf.writeUInt32LE(name + prefix.length, symbol)
    elf.writeUInt16LE(base, version)
    renamed++
  }
  return renamed
}

/** @param {Uint8Array} bytes */
export const binaryDigest = (bytes) => createHash("sha256").update(bytes).digest("hex")

/**
 * The binaries of 20.57.0 as npm has them. Only these are changed: a binary that another program has changed is refused.
 * Source: sha256sum of the files in the package whose integrity is in package-lock.json.
 */
const checked = new Map([
  ["uws_linux_arm64_115.node", "6bdbc8ff976b4371af1906175e9025804bacc38a414969f4f02314e6b99f206c"],
  ["uws_linux_arm64_127.node", "82b79bd18d1e3563de336156005bd01b7f39fc387b65173d69a29da4ee79f895"],
  ["uws_linux_arm64_137.node", "88618b30ddf6b2b62310db89f40a701616676352aac5e0f6184dd8ef876199ce"],
  ["uws_linux_arm64_141.node", "81d0186dd1549ed6a7f47e68e323573fc27d69d2920527654ce2dd993af2b0ec"],
  ["uws_linux_x64_115.node", "5b126ee00bf754b02e97e4c27090365a8562c5820c93f93918ac2212d4503e91"],
  ["uws_linux_x64_127.node", "4b55b1f2cb7a7913febbb65a89496412b96af77e838552980092ba6b33723aac"],
  ["uws_linux_x64_137.node", "98128405dba2fb608448e921a979530f70c946a2cc9889c15f2fa70c2d00ab05"],
  ["uws_linux_x64_141.node", "813d788b347c6fd76b779d8932311ec05a044e612b4b83af220f16e6ea789683"]
])

/** @param {string} name @param {string} digest */
export const isKnown = (name, digest) => checked.get(name) === digest

/** Changes the installed binaries of this machine's architecture if its glibc is older than they need. */
const relaxInstalled = () => {
  const folder = new URL("../../../node_modules/uWebSockets.js/", import.meta.url)
  process.report.excludeNetwork = true
  const glibc = process.report.getReport().header.glibcVersionRuntime
  const [major, minor] = (glibc ?? "").split(".").map(Number)
  if (process.platform !== "linux" || major !== 2 || minor >= 38 || !existsSync(folder)) return
  for (const name of readdirSync(folder).filter((each) => each.startsWith(`uws_linux_${process.arch}_`))) {
    const file = new URL(name, folder)
    const bytes = readFileSync(file)
    const digest = binaryDigest(bytes)
    const replaced = relax(bytes)
    if (replaced === 0) continue
    if (!isKnown(name, digest))
      throw new Error(
        `${name} is not the binary that this version was checked with (sha256 ${digest}): run \`npm ci\` again, or add it to uwsGlibc.mjs after a check`
      )
    writeFileSync(file, bytes)
    console.log(`${name}: ${replaced} imports of ${tooNew} replaced for glibc ${glibc}`)
  }
}

if (process.argv[1]?.endsWith("uwsGlibc.mjs")) relaxInstalled()

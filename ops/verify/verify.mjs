#!/usr/bin/env node
// Verifies an exported audit bundle offline. One file without dependencies, for Node 20 or newer:
//   node verify.mjs BUNDLE [--key FINGERPRINT] [--checkpoint FILE] [--json]
// Exit code 0: everything agrees. 1: a fault, or the file cannot be read. docs/audit.md describes the format.
// It reads line by line, so its memory does not grow with the bundle.
import { createHash, createPublicKey, verify as verifySignature } from "node:crypto"
import { createReadStream, readFileSync, realpathSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

/** A line is one commit at most: 1 MB as base64. Bytes. */
const longestLine = 4 * 1024 * 1024
/** The most commits between two checkpoints. */
const checkpointEvery = 1000
/** The most keys of a chain. More could only be a hostile bundle that fills the memory. */
const mostKeys = 1000

class Fault extends Error {
  constructor(kind, position, what) {
    super(what)
    this.kind = kind
    this.position = position
  }
}
const demand = (isRight, kind, position, what) => {
  if (!isRight) throw new Fault(kind, position, what)
}

// Hashes. Each part comes after its length (4 bytes, big-endian); a number is 8 bytes, big-endian.
const hex = (digits) => Buffer.from(digits, "hex")
const base64 = (text) => Buffer.from(text, "base64")
const bigEndian = (number, size) => hex(number.toString(16).padStart(2 * size, "0"))
const bytesOf = (part) => {
  if (typeof part === "string") return Buffer.from(part)
  return typeof part === "number" ? bigEndian(part, 8) : part
}
const framed = (name, ...parts) => {
  const bytes = [`tracker-audit-1 ${name}`, ...parts].map(bytesOf)
  return Buffer.concat(bytes.flatMap((each) => [bigEndian(each.byteLength, 4), each]))
}
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex")
const digestOf = (...parts) => sha256(framed(...parts))

const contentOf = ({ subject, continues, data }) =>
  digestOf("content", subject, Buffer.of(continues ? 1 : 0), base64(data))
const linkOf = {
  begun: (_, { installation, at, why }) => digestOf("begun", installation, at, why),
  key: (link, { publicKey, at, endorsement }) => digestOf("key", hex(link), base64(publicKey), at, base64(endorsement)),
  commit: (link, { position, content }) => digestOf("commit", hex(link), position, hex(content)),
  gap: (link, { from, to }) => digestOf("gap", hex(link), from, to),
  accepted: (link, { after, former, at, why }) => digestOf("accepted", hex(link), after, former, at, why)
}
const signedText = ({ installation, number, position, commits, link, at, key, before }) => {
  const counts = [number, position, commits]
  return framed("checkpoint", installation, ...counts, hex(link), at, hex(key), hex(before ?? ""))
}
const checkpointDigest = (checkpoint) => digestOf("signed", signedText(checkpoint), base64(checkpoint.signature))
const fingerprintOf = (publicKey) => sha256(base64(publicKey))
const isSignedBy = (publicKey, text, signature) => {
  try {
    const key = createPublicKey({ key: base64(publicKey), format: "der", type: "spki" })
    return key.asymmetricKeyType === "ed25519" && verifySignature(null, text, key, base64(signature))
  } catch {
    return false
  }
}

// Lines have exactly these fields, so that a bundle has one reading.
const isNumber = (value) => Number.isSafeInteger(value) && value >= 0
const isDigest = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)
const isText = (value) => typeof value === "string" && value.length <= 2000 && value.isWellFormed()
const isBase64 = (value) => typeof value === "string" && Buffer.from(value, "base64").toString("base64") === value
const ofCommit = { position: isNumber, content: isDigest, link: isDigest }
const isDigestOrNull = (value) => value === null || isDigest(value)
const ofEnd = { installation: isText, position: isNumber, commits: isNumber, link: isDigest }
const shapes = {
  bundle: { v: (value) => value === 1, exportedAt: isText },
  begun: { installation: isText, at: isText, why: isText, link: isDigest },
  key: { publicKey: isBase64, at: isText, endorsement: isBase64, link: isDigest },
  commit: { ...ofCommit, subject: isText, continues: (value) => value === true || value === false, data: isBase64 },
  absent: ofCommit,
  gap: { from: isNumber, to: isNumber, link: isDigest },
  accepted: { after: isNumber, former: isNumber, at: isText, why: isText, link: isDigest },
  checkpoint: { ...ofEnd, number: isNumber, at: isText, key: isDigest, before: isDigestOrNull, signature: isBase64 },
  end: { lines: isNumber }
}
const decoder = new TextDecoder("utf-8", { fatal: true })

/** Null when the bytes are not a line of a bundle. */
const lineFrom = (bytes) => {
  try {
    const value = JSON.parse(decoder.decode(bytes))
    const shape = Object.hasOwn(shapes, value.is) ? Object.entries(shapes[value.is]) : []
    const isExact = Object.keys(value).length === shape.length + 1 && Buffer.from(JSON.stringify(value)).equals(bytes)
    return isExact && shape.length > 0 && shape.every(([name, is]) => is(value[name])) ? value : null
  } catch {
    return null
  }
}

/** `linked` counts the links of commits, also of a former log; `absent` is the first linked commit without its bytes. */
const newState = ({ key = null, anchor = null }) => {
  const chain = { installation: "", link: null, position: 0, linked: 0, keys: [], checkpoint: null }
  const open = { unsigned: 0, mustSign: false, absent: null }
  const counts = { commits: 0, gaps: 0, acceptances: 0, checkpoints: 0 }
  return { ...chain, ...open, counts, pin: key, anchor, notes: [], lines: 0, isComplete: false }
}

const follow = (state, line, kind = line.is) => {
  const link = linkOf[kind](state.link, line)
  demand(link === line.link, "entry-changed", state.position, `the link at position ${state.position} is wrong`)
  state.link = link
}
const moveTo = (state, from, to) => {
  const what = `after position ${state.position} the bundle goes on at ${from}: a commit was removed, moved or added`
  demand(from === state.position + 1, "entry-moved", state.position + 1, what)
  state.position = to
}
const linkCommit = (state, line) => {
  state.linked++
  const what = `more than ${checkpointEvery} commits follow each other without a checkpoint`
  demand(++state.unsigned <= checkpointEvery, "checkpoint-missing", line.position, what)
  follow(state, line, "commit")
}

/** One step for each kind of line: it changes the state, or throws the first fault. */
const steps = {
  bundle: () => {},
  begun: (state, line) => {
    Object.assign(state, { installation: line.installation, mustSign: line.why !== "" })
    if (state.mustSign) state.notes.push(`the chain began at ${line.at} with this statement: ${line.why}`)
    follow(state, line)
  },
  key: (state, line) => {
    const text = framed("endorsement", state.installation, base64(line.publicKey), line.at)
    const isEndorsed = isSignedBy(state.keys.at(-1) ?? line.publicKey, text, line.endorsement)
    const n = state.keys.push(line.publicKey)
    demand(isEndorsed && n <= mostKeys, "key-foreign", state.position, `key ${n} is not signed by the key before it`)
    follow(state, line)
  },
  commit: (state, line) => {
    const { position, content } = line
    moveTo(state, position, position)
    const what = `the commit at position ${position} is not the linked one: its subject, bytes or place in a batch were changed`
    demand(contentOf(line) === content, "commit-changed", position, what)
    if (state.absent !== null) state.absent.isFollowed = true
    state.counts.commits++
    linkCommit(state, line)
  },
  absent: (state, line) => {
    const { position } = line
    moveTo(state, position, position)
    if (state.absent === null || position < state.absent.position) state.absent = { position, isFollowed: false }
    linkCommit(state, line)
  },
  gap: (state, line) => {
    demand(line.to >= line.from, "entry-moved", line.from, "a gap ends before it begins")
    moveTo(state, line.from, line.to)
    state.counts.gaps += line.to - line.from + 1
    follow(state, line)
  },
  accepted: (state, line) => {
    const { after, at, why } = line
    const agrees = line.former === state.position && after <= state.position
    demand(agrees, "entry-changed", state.position, "an acceptance of the log names another end of the chain")
    if (state.absent !== null && after < state.absent.position) state.absent = null
    if (++state.counts.acceptances <= 20)
      state.notes.push(`after position ${after} a changed log was accepted at ${at}: ${why}`)
    Object.assign(state, { mustSign: true, position: after })
    follow(state, line)
  },
  checkpoint: (state, { is: _, ...line }) => {
    const { number } = line
    const { position, checkpoint: last, keys, anchor } = state
    const isNext = number === (last?.number ?? 0) + 1 && line.before === (last === null ? null : checkpointDigest(last))
    const moved = `checkpoint ${number} does not follow checkpoint ${last?.number ?? 0}: one was removed, moved or replaced`
    demand(isNext, "checkpoint-moved", last?.position ?? 0, moved)
    const isOf = line.installation === state.installation && line.position === position
    const agrees = isOf && line.commits === state.linked && line.link === state.link
    const differs = `checkpoint ${number} does not agree with the links after position ${last?.position ?? 0}`
    demand(agrees, "checkpoint-changed", position, differs)
    const key = keys.at(-1)
    const isOfChain = key !== undefined && line.key === fingerprintOf(key)
    demand(isOfChain, "key-foreign", position, `checkpoint ${number} names another key than the chain`)
    const isSigned = isSignedBy(key, signedText(line), line.signature)
    demand(isSigned, "checkpoint-changed", position, `the signature of checkpoint ${number} is wrong`)
    const isAnchor = anchor?.number !== number || checkpointDigest(anchor) === checkpointDigest(line)
    demand(isAnchor, "checkpoint-moved", position, `checkpoint ${number} is not the given one: the chain was replaced`)
    state.counts.checkpoints++
    Object.assign(state, { checkpoint: line, unsigned: 0, mustSign: false })
  },
  end: (state, { lines }) => {
    const what = `the end counts ${lines} lines, not ${state.lines}`
    demand(lines === state.lines, "line-unreadable", state.position, what)
    state.isComplete = true
  }
}

const take = (state, bytes) => {
  const line = lineFrom(bytes)
  const n = state.lines + 1
  const isLine = line !== null && !state.isComplete
  demand(isLine, "line-unreadable", state.position, `line ${n} is not a line of an audit bundle`)
  const isInPlace = (n === 1) === (line.is === "bundle") && (n === 2) === (line.is === "begun")
  demand(isInPlace, "chain-forked", state.position, `line ${n} (${line.is}) is not at its place`)
  steps[line.is](state, line)
  state.lines = n
}

const finish = (state) => {
  const { position, absent, anchor, checkpoint: last, pin, unsigned, installation, notes, counts } = state
  demand(state.isComplete, "bundle-truncated", position, "the bundle is cut off: its end is missing")
  if (absent !== null) {
    const [kind, what] = absent.isFollowed ? ["commit-removed", "was removed from"] : ["log-truncated", "was cut off"]
    throw new Fault(kind, absent.position, `the commit at position ${absent.position} ${what} the log`)
  }
  demand(!state.mustSign, "checkpoint-missing", position, "no checkpoint signs that the log or the chain was given up")
  const keys = state.keys.map(fingerprintOf)
  const pinned = keys.indexOf(pin)
  demand(pin === null || pinned >= 0, "key-foreign", 0, `no key of the bundle has the fingerprint ${pin}`)
  const isPinned = pin === null || (last !== null && keys.indexOf(last.key) >= pinned)
  demand(isPinned, "key-foreign", position, "the given key has signed no checkpoint of the bundle")
  const isLongEnough = anchor === null || (last !== null && last.number >= anchor.number)
  demand(isLongEnough, "checkpoint-missing", position, `the bundle ends before checkpoint ${anchor?.number}`)
  // An export signs its last commit, so a bundle without that signature was cut, and its last lines may be forged.
  const isSigned = unsigned === 0 && (last?.position ?? 0) === position
  demand(isSigned, "checkpoint-missing", position, "no checkpoint signs the end of the bundle")
  const signed = last === null ? null : { number: last.number, position: last.position, at: last.at }
  return { fault: null, installation, position, ...counts, unsigned, last: signed, keys, isPinned: pin !== null, notes }
}

async function* linesOf(chunks) {
  let rest = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield rest.length === 0 ? chunk.subarray(from, at) : Buffer.concat([...rest, chunk.subarray(from, at)])
      rest = []
      length = 0
      from = at + 1
    }
    rest.push(chunk.subarray(from))
    length += chunk.length - from
    demand(length <= longestLine, "line-unreadable", 0, `a line is longer than ${longestLine} bytes`)
  }
  if (length > 0) yield Buffer.concat(rest)
}

/**
 * Verifies a stream of bytes. `key`: the fingerprint that a key of the bundle must have; `anchor`: a checkpoint that the bundle
 * must have. `fault` is null, or the first fault with its position.
 */
export const verifyBundle = async (chunks, options = {}) => {
  const state = newState(options)
  try {
    for await (const line of linesOf(chunks)) take(state, line)
    return finish(state)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { fault: { kind: error.kind, position: error.position, what: error.message, line: state.lines + 1 } }
  }
}

const unpinned =
  "WARNING: without --key, a bundle that a forger has signed looks the same: compare the fingerprint with the one that you got from the owner of the installation"
const sentencesOf = ({ position, commits, gaps, checkpoints, last, keys, isPinned, notes, installation }) => [
  `verified: ${commits} commits up to position ${position} of installation ${installation}`,
  `${checkpoints} checkpoints${last === null ? "" : `, the last one at position ${last.position} (${last.at})`}`,
  ...(gaps > 0 ? [`${gaps} positions have no commit: the chain states that a crash has lost them`] : []),
  ...notes,
  `signing keys: ${keys.join(", ")}${isPinned ? " (one is the given key)" : ""}`,
  ...(isPinned ? [] : [unpinned])
]

const usage = "usage: node verify.mjs BUNDLE [--key FINGERPRINT] [--checkpoint FILE] [--json]"
const options = { key: { type: "string" }, checkpoint: { type: "string" }, json: { type: "boolean" } }

const main = async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const { key = null, checkpoint } = values
  if (positionals.length !== 1 || (key !== null && !isDigest(key))) throw new Error(usage)
  const anchor = checkpoint === undefined ? null : lineFrom(Buffer.from(readFileSync(checkpoint, "utf8").trimEnd()))
  if (checkpoint !== undefined && anchor?.is !== "checkpoint")
    throw new Error(`${String(checkpoint)} is not a checkpoint`)
  const result = await verifyBundle(createReadStream(positionals[0], { highWaterMark: 2 ** 20 }), { key, anchor })
  const { fault } = result
  process.exitCode = fault === null ? 0 : 1
  if (values.json) return console.log(JSON.stringify(result))
  if (fault === null) return sentencesOf(result).forEach((line) => console.log(line))
  console.log(`NOT VERIFIED: position ${fault.position} (line ${fault.line}): ${fault.what} [${fault.kind}]`)
  console.log("ask the operator for another bundle; `tt audit verify` shows whether the log of the installation agrees")
}

if (realpathSync(process.argv[1] ?? ".") === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })

/** Tries a dictionary on a copied store, with each way in which the product has ever made a hash or a vector of a text. */
import { fingerprint } from "../../../models/model.ts"
import { ngramDimensions, ngramHash } from "../../../models/language/text/ngramHash.ts"
import { canonical, commandIdOf, hash, sha256 } from "../../../streams/commit/identity.ts"
import { guessesOf, tagsOf } from "./commands.ts"
import type { StoredBytes, StoredCommit } from "./storedBytes.ts"

/** One line for each word that a stored byte confirms: `<what>: <word>`. */
export const attackWords = (store: StoredBytes, words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const ids = (kind: string) =>
    store.commits.flatMap(({ subject }) => (subject.startsWith(`evt.${kind}.`) ? [idIn(subject)] : []))
  const extractions = ids("extraction")
  const audiences = ["team", ...ids("chat").map((id) => `chat:${id}`), ...ids("person").map((id) => `person:${id}`)]
  const found = words.flatMap((word) => [
    ...plainHashes(store, word),
    ...extractions.flatMap((extraction) =>
      audiences.flatMap((audience) =>
        store.tokens.has(hash(20, extraction, "topic", audience, word.normalize("NFKC").toLowerCase()))
          ? [`the id of a topic: ${word}`]
          : []
      )
    ),
    ...store.commits.flatMap((commit) => keyHashes(store, commit, word)),
    ...inputs(store, word)
  ])
  const digests = store.commits.flatMap((commit) =>
    guessesOf(commit, words).flatMap(({ word, body }) =>
      commit.digest.includes(sha256(canonical(body)).slice(0, 32)) ? [`the digest of a command: ${word}`] : []
    )
  )
  return [...new Set([...found, ...digests, ...vectors(store, words)])]
}

const idIn = (subject: string) => subject.slice(subject.lastIndexOf(".") + 1)
const hexLengths = [64, 40, 32, 26, 24, 20, 16, 12]
const base32Lengths = [26, 20, 16, 12]
const kinds = [
  "person",
  "chat",
  "topic",
  "telegram-user",
  "telegram-chat",
  "operator-person",
  "import",
  "idempotency-key"
]

/** Hashes of the word alone, and of the word with the names that are hashed beside one. */
const plainHashes = ({ tokens, files }: StoredBytes, word: string): ReadonlyArray<string> => {
  const forms = [word, word.toLowerCase(), word.normalize("NFKC").toLowerCase(), `${word} `, JSON.stringify(word)]
  const isHex = forms.some((form) => hexLengths.some((length) => tokens.has(sha256(form).slice(0, length))))
  const isBase32 = forms.some((form) =>
    [[form], ...kinds.map((kind) => [kind, form])].some((parts) =>
      base32Lengths.some((length) => tokens.has(hash(length, ...parts)))
    )
  )
  const isRaw = forms.some((form) => {
    const digest = Buffer.from(sha256(form), "hex")
    const encoded = [
      digest.subarray(0, 16),
      ...(["base64", "base64url"] as const).map((as) => Buffer.from(digest.toString(as).slice(0, 20)))
    ]
    return files.some((file) => encoded.some((bytes) => file.includes(bytes)))
  })
  return [
    ...(isHex ? [`a plain digest: ${word}`] : []),
    ...(isBase32 ? [`a plain hash: ${word}`] : []),
    ...(isRaw ? [`an encoded digest: ${word}`] : [])
  ]
}

/** Ids of commands, and of what they created, whose idempotency key is made of the word. */
const keyHashes = ({ tokens }: StoredBytes, commit: StoredCommit, word: string): ReadonlyArray<string> => {
  const { actor, subject, events } = commit
  const id = idIn(subject)
  const data = events[0]?.data ?? {}
  const replyTo = typeof data["replyTo"] === "string" ? data["replyTo"] : ""
  const keys = [
    word,
    word.replaceAll(" ", "-"),
    `join ${word}`,
    `${id} ${word}`,
    `${id} ${word.replaceAll(" ", "-")}`,
    hash(26, "bind", id, word),
    hash(26, "join", `person:${id}`, word),
    hash(26, "import", subject, word, String(data["sentAt"]), replyTo)
  ]
  const isFound = keys.some((key) =>
    [...tagsOf(commit), "UseInvitation"].some((tag) => {
      const command = commandIdOf(actor, tag, key)
      const created = [subject.split(".")[1] ?? "", "person"]
      return tokens.has(command) || created.some((kind) => tokens.has(hash(20, kind, command)))
    })
  )
  return isFound ? [`the id of a command: ${word}`] : []
}

/** The digest of the question that a model was asked about a task. */
const inputs = ({ tokens, commits }: StoredBytes, word: string): ReadonlyArray<string> =>
  commits.some(({ at }) => tokens.has(fingerprint(JSON.stringify([word, "", at, "UTC"]))))
    ? [`the digest of a question: ${word}`]
    : []

const nearest = 0.99

/** Vectors of the built-in model that are as good as equal to that of a word. */
const vectors = ({ files }: StoredBytes, words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const known = words.map((word) => [word, ngramHash(word)] as const)
  return files.flatMap((file) => {
    const found: Array<string> = []
    for (let at = file.indexOf(10); at >= 0; at = file.indexOf(10, at + 1)) {
      const bytes = file.subarray(at + 1, at + 1 + 4 * ngramDimensions)
      if (bytes.length < 4 * ngramDimensions) break
      const vector = new Float32Array(Uint8Array.from(bytes).buffer)
      const length = Math.hypot(...vector)
      // Only a unit vector can be one of the model's.
      if (!(Math.abs(length - 1) < 0.01)) continue
      for (const [word, each] of known)
        if (each.reduce((sum, x, i) => sum + x * (vector[i] ?? 0), 0) > nearest) found.push(`a vector: ${word}`)
    }
    return found
  })
}

/** Ids of Telegram are few: all of a range are tried, with the first message numbers of a chat. */
export const attackNumbers = (
  { tokens, commits }: StoredBytes,
  range: { readonly from: number; readonly to: number; readonly messages: number }
): ReadonlyArray<string> => {
  const found = new Set<string>()
  const tasks = commits.flatMap(({ subject }) => (subject.startsWith("evt.task.") ? [idIn(subject)] : []))
  const messages = Array.from({ length: range.messages }, (_, i) => String(i + 1))
  for (let id = range.from; id <= range.to; id++) {
    const text = String(id)
    const hashes = [
      sha256(text),
      ...["telegram-user", "telegram-chat", "moved"].map((kind) => hash(20, kind, text)),
      ...messages.map((message) => hash(20, "answer", text, message)),
      ...tasks.map((task) => hash(20, "card", task, text))
    ]
    if (hashes.some((each) => tokens.has(each))) found.add(`an id of Telegram: ${text}`)
  }
  return [...found]
}

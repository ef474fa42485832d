/** Each file that makes plain hashes states what it hashes: a plain hash of a text, a name or a small number can be guessed. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { folders } from "./imports/folders.ts"
import { isKit, sourcesOf } from "./sources.ts"

const makesHash = /\b(?:hash|sha256|fingerprint|createHash)\(/u

/** The files that make plain hashes, each with what it hashes, or why the hash never reaches the store in clear. */
const allowed: Readonly<Record<string, string>> = {
  "commands/bus/queue/queuedCommand.ts": "the digest of a command, which leaves the process keyed",
  "commands/bus/snapshots/snapshots.ts": "pages of a snapshot; the digests are in its sealed head",
  "commands/people/invitations.ts": "secrets of 256 bits",
  "commands/people/tokens.ts": "secrets of 256 bits",
  "gateways/http/dashboard.ts": "files of the page",
  "gateways/http/documents/docs.ts": "scripts of the page of the API",
  "gateways/http/entry/limits/limits.ts": "credentials; the hash stays in memory",
  "gateways/http/routes/inbound/verify.ts": "bodies and secrets; the digest of a body is keyed before it is stored",
  "gateways/http/signIn/secrets.ts": "secrets of 132 bits and more",
  "gateways/telegram/cards/delivery/content.ts": "the content of a post; the digest is in the sealed post",
  "gateways/telegram/cards/delivery/limits/pace.ts": "keyed hashes",
  "gateways/telegram/cards/posts/entries.ts": "keyed hashes",
  "gateways/telegram/cards/task/press.ts": "ids of the installation; the result is sent to Telegram and not stored",
  "gateways/telegram/handlers/messages/replies.ts": "ids of Telegram; the outbox keys the result before it is stored",
  "gateways/telegram/people/book/addressBook.ts": "keyed hashes",
  "models/builtin/builtinModel.ts": "the question, keyed by `keyedRecords`; rules; and 40 or more lessons together",
  "models/builtin/learn/learner.ts": "40 or more lessons together",
  "models/model.ts": "defines `fingerprint`",
  "models/ollama/request/answerShape.ts": "the shape of an answer, which depends on counts only",
  "models/ollama/request/ask.ts": "the question, keyed by `keyedRecords`",
  "models/ollama/request/promptFile.ts": "the files of the prompts",
  "ops/evaluation/meeting/exportedChat.ts": "names of authors in an evaluation, which stores nothing",
  "ops/verbs/backup/folder/backupFolder.ts": "files of sealed bytes",
  "ops/verbs/backup/folder/checkBackup.ts": "files of sealed bytes",
  "ops/verbs/backup/folder/manifest.ts": "a manifest, which names no text",
  "ops/verbs/import/store/importedIds.ts": "the keys of earlier versions, which are only looked up",
  "ops/verbs/import/tasks/mapping/plainRows.ts": "a row of a file, which is keyed before it is stored",
  "ops/verbs/import/tasks/mapping/todoistRows.ts": "a row of a file, which is keyed before it is stored",
  "ops/verify/verify.mjs": "sealed bytes; it stores nothing",
  "projections/runner/tables/tableVersion.ts": "the declarations of tables",
  "projections/search/documents/documents.ts": "texts in the tables, which have the texts in clear",
  "reactors/analyse/batch.ts": "ids",
  "reactors/analyse/drafts.ts": "ids, and the places of quotes",
  "reactors/chat/windows.ts": "ids",
  "reactors/embedAll.ts": "a text; the digest is in the sealed entry of its vector",
  "reactors/extract/drafts.ts": "ids, and the places of quotes",
  "reactors/extract/runExtraction.ts": "ids",
  "streams/chain/links/link.ts": "the sealed bytes of commits, and facts of the chain",
  "streams/chain/links/signing.ts": "public keys",
  "streams/commit/foreign.ts": "malformed subjects, which the product never makes",
  "streams/commit/identity.ts": "ids, and keys of requests that are random, opaque or keyed",
  "streams/derived/codeFingerprint.ts": "code",
  "streams/following/saved/savedState.ts": "pieces of a state; the digests are in its sealed head",
  "streams/keys/inventoryPages.ts": "ids of owners",
  "streams/nats/log/logProbe.ts": "the name of the stream and the time of its creation",
  "streams/nats/vectors/jetstreamVectors.ts": "names of models, and sealed bytes",
  "streams/sealing/naturalKeys.ts": "keyed hashes"
}

const sources = folders.filter((folder) => folder !== "tests" && folder !== "ui").flatMap(sourcesOf)
const hashing = sources.filter(
  (file) => !isKit(file) && !file.startsWith("ops/setup/") && makesHash.test(readFileSync(file, "utf8"))
)

test("a file that makes a plain hash is in the list, with what it hashes", () => {
  expect(hashing.filter((file) => allowed[file] === undefined)).toEqual([])
  const stale = Object.keys(allowed).filter((file) => !hashing.includes(file))
  expect(stale, "these files make no plain hash: remove them from the list").toEqual([])
})

import { expect, test } from "vitest"
import { Busy, Contended } from "../../commands/errors.ts"
import { ModelFailed, type ModelFailureReason } from "../../models/modelFailed.ts"
import { DatabaseUnavailable } from "../../projections/database/database.ts"
import { NotThereYet } from "../../projections/reads/reads.ts"
import { isUnavailable, LogChanged, StreamFull, StreamUnavailable } from "../../streams/errors.ts"
import { bucketGone } from "../../streams/keys/keysLost.ts"

const failed = (reason: ModelFailureReason) => new ModelFailed({ provider: "test", reason, detail: "" })

test.each([
  ["the tables", new DatabaseUnavailable({ cause: "away" })],
  ["a read model that is behind", new NotThereYet({ at: 1, wanted: 2 })],
  ["the log", new StreamUnavailable({ what: "the log", cause: "away" })],
  ["a log that is full", new StreamFull({ what: "the log" })],
  ["another log than the known one", new LogChanged({ code: "log-rewound", why: "" })],
  ["keys that are missing", bucketGone()],
  ["a bus with too many commands", new Busy({ subject: "evt.task.one", because: "deadline", retryAfterSeconds: 1 })],
  ["an aggregate with too many writers", new Contended({ subject: "evt.task.one" })],
  ["a model's server", failed("unreachable")]
])("a reactor waits for %s without counting tries", (_, error) => expect(isUnavailable(error)).toBe(true))

test("an unusable answer of a model counts as a try", () => expect(isUnavailable(failed("invalid-output"))).toBe(false))

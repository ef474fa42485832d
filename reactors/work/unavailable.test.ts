import { expect, test } from "vitest"
import { ModelFailed, type ModelFailureReason } from "../../models/modelFailed.ts"
import { DatabaseUnavailable } from "../../projections/database/database.ts"
import { NotThereYet } from "../../projections/reads/reads.ts"
import { isUnavailable, StreamFull, StreamUnavailable } from "../../streams/errors.ts"

const failed = (reason: ModelFailureReason) => new ModelFailed({ provider: "test", reason, detail: "" })

test.each([
  ["the tables", new DatabaseUnavailable({ cause: "away" })],
  ["a read model that is behind", new NotThereYet({ at: 1, wanted: 2 })],
  ["the log", new StreamUnavailable({ what: "the log", cause: "away" })],
  ["a log that is full", new StreamFull({ what: "the log" })],
  ["a model's server", failed("unreachable")]
])("a reactor waits for %s without counting tries", (_, error) => expect(isUnavailable(error)).toBe(true))

test("an unusable answer of a model counts as a try", () => expect(isUnavailable(failed("invalid-output"))).toBe(false))

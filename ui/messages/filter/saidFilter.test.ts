import { expect, test } from "vitest"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { MessageOutcome } from "../../../gateways/contract/messages.ts"
import { shownMessage } from "../../kit/rows.ts"
import { isListed, saidFilters } from "./saidFilter.ts"

// The cast: an id is plain text on the wire.
const message = (more: Partial<MessageRow> = {}) => shownMessage("said0001", more as never)
const outcome = (more: object = {}) =>
  ({
    message: "said0001",
    reading: null,
    reply: null,
    proposals: [],
    tasks: [],
    atoms: [],
    topics: [],
    ...more
  }) as unknown as MessageOutcome
const proposal = (status: string) => ({ id: "prop0001", kind: "atom", status, text: "" })

test.each([
  ["a message that became a task", message({ tasks: ["task0001"] as never }), undefined, ["all", "became"]],
  ["one that became a statement", message(), outcome({ atoms: [{ id: "atom0001" }] }), ["all", "became"]],
  ["one whose proposal waits", message(), outcome({ proposals: [proposal("open")] }), ["all", "became"]],
  ["one whose proposal was rejected", message(), outcome({ proposals: [proposal("rejected")] }), ["all"]],
  ["small talk", message(), outcome({ reading: "noise" }), ["all"]],
  ["one that is not processed", message(), outcome(), ["all", "waits"]],
  ["one whose outcome is not known", message(), undefined, ["all"]],
  ["an erased one", message({ redacted: true }), outcome(), ["all"]]
])("%s", (_, said, end, filters) =>
  expect(saidFilters.filter((filter) => isListed(filter, said, end))).toEqual(filters)
)

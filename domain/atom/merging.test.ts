/** Evidence and tags that a merge moves. */
import { describe, test } from "vitest"
import { ProposalId } from "../ids.ts"
import { givenFor } from "../kit/given.ts"
import { ada, bo } from "../kit/people.ts"
import { team } from "../values.ts"
import { atom, type Command, type Event } from "./atom.ts"

const given = givenFor(atom)
const [first, second, third] = ["propose1", "propose2", "propose3"].map((id) => ProposalId.make(id)) as [
  ProposalId,
  ProposalId,
  ProposalId
]
const recorded: Event = {
  _tag: "AtomRecorded",
  wordsOf: bo,
  type: "risk",
  text: "The certificate expires on Friday",
  topic: null,
  tags: ["tls", "ops"],
  proposal: first,
  audience: team
}
const added: Event = { _tag: "AtomEvidenceAdded", proposal: second }
const taken: Event = { _tag: "AtomEvidenceWithdrawn", proposal: second }

describe("an atom that another one is merged into", () => {
  const absorb: Command = {
    _tag: "AbsorbAtom",
    wordsOf: ada,
    proposals: [first, second, second, third],
    tags: ["ops", "net"]
  }
  const release: Command = { _tag: "ReleaseAtom", wordsOf: ada, proposals: [second, third], tags: ["net"] }
  const net: Event = { _tag: "AtomTagged", wordsOf: ada, tags: ["tls", "ops", "net"] }
  const more: Event = { _tag: "AtomEvidenceAdded", proposal: third }

  test("takes the evidence and the tags that it lacks, once", () => {
    given(recorded).when(absorb).records(added, more, net)
    given(recorded, added, more, net).when(absorb).recordsNothing()
  })

  test("keeps at most twelve tags", () => {
    const many = Array.from({ length: 12 }, (_, n) => `t${n}`)
    given(recorded)
      .when({ _tag: "AbsorbAtom", wordsOf: ada, proposals: [], tags: many })
      .records({ _tag: "AtomTagged", wordsOf: ada, tags: ["tls", "ops", ...many.slice(0, 10)] })
  })

  test("gives them back, and keeps the proposal that it was made of", () => {
    given(recorded, added, more, net)
      .when(release)
      .records(
        taken,
        { _tag: "AtomEvidenceWithdrawn", proposal: third },
        { _tag: "AtomTagged", wordsOf: ada, tags: ["tls", "ops"] }
      )
    given(recorded).when(release).recordsNothing()
    given(recorded)
      .when({ ...release, proposals: [first], tags: [] })
      .recordsNothing()
  })
})

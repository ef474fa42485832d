/** An extraction sends and proposes only what an audience may see, and proposes only with located quotes. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Audience, team } from "../../domain/values.ts"
import { atomProposed, atomRecorded, topicCreated } from "../../projections/kit/samples.ts"
import { append } from "../../projections/kit/scene.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { atomFrom, everyMessage, modelOf } from "../kit/modelByHand.ts"
import { backroom, deliver, embedAllTexts, appendRequest, appendMessages, stage, eventsWith } from "../kit/scene.ts"

const { on, dispose } = stage("grounded")
afterAll(dispose)

const cellar = Audience.make("chat:cellar00")
const places = [
  { word: "Odesa", audience: team },
  { word: "Gdynia", audience: backroom },
  { word: "Rotterdam", audience: cellar }
]
const sale = (word: string) => `We decided to sell the old harbour to the city of ${word}`

describe("people who may see different things", () => {
  const telling = modelOf({ extract: everyMessage })
  test(
    "are never in one question, and no question contains items of another audience",
    on(telling.layer, () =>
      Effect.gen(function* () {
        for (const { word, audience } of places) {
          const [kept, refused] = [`kept${word.toLowerCase()}`, `refused${word.toLowerCase()}`]
          yield* append(subjectOf("topic", kept), topicCreated(`Sale of the old harbour, ${word}`, kept, audience))
          yield* append(subjectOf("atom", kept), atomRecorded(`${sale(word)} in May`, kept, { audience }))
          yield* append(
            subjectOf("proposal", refused),
            atomProposed(`${sale(word)} at once`, ["message1"], { audience }),
            { _tag: "ProposalRejected", reason: "wrong" }
          )
        }
        yield* embedAllTexts
        yield* appendMessages(
          ...places.map(({ word, audience }) => ({ id: `said${word.toLowerCase()}`, text: sale(word), audience }))
        )
        yield* appendRequest([team, backroom, cellar])
        yield* deliver()
        const questions = telling.windows.map((asked) => JSON.stringify(asked))
        expect(questions).toHaveLength(places.length)
        for (const { word } of places) {
          const own = telling.windows.filter(({ messages }) => messages.some(({ text }) => text === sale(word)))
          expect(own).toHaveLength(1)
          expect(own[0]?.messages).toHaveLength(1)
          const known = JSON.stringify([own[0]?.topics, own[0]?.atoms, own[0]?.precedents])
          expect(
            places
              .map((each) => each.word)
              .filter((each) => known.includes(each))
              .toSorted()
          ).toEqual([...new Set(["Odesa", word])].toSorted())
          expect(own[0]?.precedents).toContainEqual(
            expect.objectContaining({ verdict: "rejected", text: `${sale(word)} at once` })
          )
        }
        const all = yield* eventsWith("AtomProposed")
        const fresh = all.filter(({ subject }) => !subject.includes("refused"))
        expect(fresh.map(({ audience, evidence }) => [evidence[0].message, audience]).toSorted()).toEqual(
          places.map(({ word, audience }) => [`said${word.toLowerCase()}`, audience]).toSorted()
        )
      })
    )
  )

  const filing = modelOf({
    extract: (asked) => ({
      topics: [{ name: "Sale of the harbour", summary: "", known: null }],
      atoms: everyMessage(asked).atoms.map((atom) => ({ ...atom, topic: 0 }))
    })
  })
  const words = "We decided to sell the old harbour"
  test(
    "each get their own proposal for equal words, with a topic that they may see",
    on(filing.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(
          { id: "whispered", text: words, audience: backroom, at: "2026-11-24T09:00:00Z" },
          { id: "announced", text: words, audience: team, at: "2026-11-24T11:00:00Z" },
          { id: "repeated1", text: words, audience: cellar, at: "2026-11-24T12:00:00Z" }
        )
        yield* appendRequest([team, backroom, cellar])
        yield* deliver()
        const topics = yield* eventsWith("TopicProposed")
        const atoms = yield* eventsWith("AtomProposed")
        // A statement that the team has already is not proposed again to a part of it.
        expect(atoms.map(({ audience }) => audience)).toEqual([backroom, team])
        const seenBy = new Map(topics.map(({ subject, audience }) => [subject, audience]))
        expect([...seenBy.values()]).toEqual([backroom, team])
        for (const { draft, audience } of atoms)
          expect(seenBy.get(subjectOf("proposal", draft.kind === "atom" ? (draft.topic ?? "none") : "none"))).toBe(
            audience
          )
        expect((yield* eventsWith("WindowRead")).map(({ duplicates }) => duplicates)).toEqual([0, 0, 1])
      })
    )
  )
})

describe("an invented statement", () => {
  const words = "We agreed to move the deploy to Monday"
  const inventing = modelOf({
    extract: () => ({
      topics: [{ name: "Nothing at all", summary: "", known: 7 }],
      atoms: [
        atomFrom("Eve is paid", [0, "We agreed to pay Eve a million"]),
        atomFrom("Beyond the last", [40, words]),
        { ...atomFrom("Before the first", [-1, words]), topic: 0 },
        { ...atomFrom("The deploy moves", [0, "move the deploy to Monday"], [0, "never said by anybody"]), topic: 9 },
        atomFrom("The deploy moves", [0, "move the deploy to Monday"])
      ]
    })
  })
  test(
    "is dropped and counted if none of its quotes is found",
    on(inventing.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages({ id: "message1", text: words })
        yield* appendRequest()
        yield* deliver()
        const all = yield* eventsWith("AtomProposed", "TopicProposed")
        expect(all.map(({ draft, evidence }) => [draft, evidence])).toMatchObject([
          [{ kind: "atom", text: "Beyond the last" }, [{ message: "message1", text: words, start: 0, end: 38 }]],
          [
            { kind: "atom", text: "The deploy moves", topic: null },
            [{ message: "message1", text: "move the deploy to Monday", start: 13, end: 38 }]
          ]
        ])
        expect(yield* eventsWith("WindowRead")).toMatchObject([
          {
            unlocated: 1,
            duplicates: 0,
            dropped: { "without-quote": 1, "quote-not-found": 2, "quote-moved": 2, "same-quotes": 2 }
          }
        ])
      })
    )
  )
})

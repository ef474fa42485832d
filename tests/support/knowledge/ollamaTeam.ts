/** A generated chat and a model with fixed answers: every sentence and every answer is known, so that results can be compared. */
import type { AskedKnowledge, AskedWindow, TestOllama } from "../../ollama/server/server.ts"

const things = ["Boiler", "Gangway", "Lantern", "Mooring", "Rudder", "Compass"]
const deeds = ["replaced", "painted", "inspected", "borrowed", "measured", "auctioned", "drained", "photographed"]
const places = [
  "at the lighthouse",
  "under the drawbridge",
  "in Odesa",
  "by volunteers",
  "on Sunday",
  "twice",
  "from afar"
]
const firstSecond = Date.UTC(2026, 8, 1, 9) / 1000
const secondsBetween = 40

/** A sentence with knowledge, different from the others of the first 168. */
const sentence = (k: number) =>
  `${things[k % things.length]} ${k} must be ${deeds[k % deeds.length]} ${places[k % places.length]}`

const textOf = (i: number) => {
  if (i % 3 === 0) return sentence(i / 3)
  if (i % 10 === 4) return "ok"
  return `I looked at the ${things[i % 6]} myself, entry ${i}`
}

/** An export of `length` messages: every third contains knowledge, and every tenth is small talk. */
export const generatedChat = (length: number) => ({
  name: "Pier 9",
  type: "private_supergroup",
  id: 9,
  messages: Array.from({ length }, (_, i) => ({
    id: i + 1,
    type: "message",
    date: "2026-09-01T12:00:00",
    date_unixtime: String(firstSecond + i * secondsBetween),
    from: `Sailor ${i % 3}`,
    from_id: `user70${i % 3}`,
    text: textOf(i),
    text_entities: []
  }))
})

const kept = /^(\w+) (\d+) must be /

/** Every sentence with knowledge is a decision, with the thing that it names as its topic. */
const extract = ({ messages }: AskedWindow) => {
  const found = messages.flatMap(({ index, text }) => {
    const thing = kept.exec(text)?.[1]
    return thing === undefined ? [] : [{ index, text, thing }]
  })
  const topics = [...new Set(found.map(({ thing }) => thing))]
  return {
    topics: topics.map((name) => ({ name, summary: `All about it: ${name}` })),
    atoms: found.map(({ index, text, thing }) => ({
      type: "decision",
      text,
      topic: topics.indexOf(thing),
      evidence: [{ message: index, quote: text }]
    }))
  }
}

/** Every third statement about a thing becomes a task. */
const analyse = ({ atoms }: AskedKnowledge) => ({
  tasks: atoms
    .filter(({ text }) => Math.floor(Number(kept.exec(text)?.[2]) / things.length) % 3 === 0)
    .map(({ index, text }) => ({ title: `See that ${text}`, atoms: [index] }))
})

/** Makes the model answer by rules: the same answer to the same question, in any order and any number of times. */
export const answerByRules = (ollama: TestOllama) => {
  ollama.extractAs(extract)
  ollama.analyseAs(analyse)
}

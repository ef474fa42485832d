/** The time of the pure steps that process text: training, a full window, and hostile texts. */
import { extractByRules } from "../../../models/builtin/extract/extractByRules.ts"
import { trainGate } from "../../../models/builtin/learn/gate.ts"
import { extractionOf, saidInWindow } from "../../../models/kit/questions.ts"
import { askedOf } from "../../../reactors/analyse/speaker.ts"
import { chatMessage } from "../../../reactors/kit/sampleChat.ts"
import { hostileMessages } from "../../hostile/corpus.ts"
import { hostileTexts } from "../../hostile/steps/hostileTexts.ts"
import { slicedFunctions, textFunctions } from "../../hostile/steps/textFunctions.ts"
import { readChat } from "../../hostile/readChat.ts"
import type { Measure } from "../kit/measure.ts"

const lessons = 4_000
const asked = 500
const windowMessages = 40
/** Characters of the longest message that is accepted. */
const longest = 30_000

const millisOf = (work: () => unknown) => {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** Forty messages of sixty sentences each, in three languages. */
const longWindow = () => {
  const lines = ["We need to fix item ", "Треба виправити пункт ", "Нужно исправить пункт "]
  return Array.from({ length: windowMessages }, (_, i) =>
    saidInWindow(Array.from({ length: 60 }, (_, k) => `${lines[i % 3]}number${i * 60 + k}.`).join(" "))
  )
}

/** UTF-16 units of the longest message that is stored. */
const longestStored = 40_000

/** The longest time for which one call, or one slice of sliced work, holds the event loop; the second of two tries. */
const longestHold = () => {
  const texts = hostileTexts(longestStored)
  const longestSlice = (work: Iterator<void>) => {
    let longest = 0
    let done = false
    const next = () => {
      done = work.next().done === true
    }
    while (!done) longest = Math.max(longest, millisOf(next))
    return longest
  }
  const twice = (millis: () => number) => Math.min(millis(), millis())
  const holds = texts.flatMap(([text, content]) => [
    ...Object.entries(textFunctions).map(([name, work]) => ({
      name: `${name}, ${text}`,
      ms: twice(() => millisOf(() => work(content)))
    })),
    ...Object.entries(slicedFunctions).map(([name, work]) => ({
      name: `${name}, ${text}`,
      ms: twice(() => longestSlice(work(content)))
    }))
  ])
  return holds.reduce((worst, each) => (each.ms > worst.ms ? each : worst))
}

export const textBench = (): ReadonlyArray<Measure> => {
  const examples = Array.from({ length: lessons }, (_, i) => ({
    text: `please have a look at report ${i} and send word${i % 97} to customer${i % 31} before the meeting`,
    worth: i % 3 === 0
  }))
  let gate = trainGate([])
  const training = millisOf(() => (gate = trainGate(examples)))
  const answering = millisOf(() => examples.slice(0, asked).map(({ text }) => gate(text))) / asked
  const window = extractionOf(longWindow())
  const extracting = millisOf(() => extractByRules(window))
  const hostile = Math.max(
    ...hostileMessages.map(({ text }, i) => millisOf(() => readChat([chatMessage(i, "eve00000", 0, text)])))
  )
  const hold = longestHold()
  const phrase = "я".repeat(longest)
  const naming = millisOf(() =>
    askedOf(phrase, [{ text: phrase, author: chatMessage(0, "ann00000", 0, "").author }], [])
  )
  const line = (name: Measure["name"], value: number, of: string): Measure => ({ name, value, of })
  return [
    line("gate-training", training, `the gate learns from ${lessons.toLocaleString("en")} lessons`),
    line("gate-answer", answering, `the gate's answer to one text, mean of ${asked}`),
    line("window-by-rules", extracting, `the rules read a window of ${windowMessages} long messages`),
    line("hostile-message", hostile, `the slowest of ${hostileMessages.length} hostile messages, whole pipeline`),
    line("hostile-hold", hold.ms, `the longest hold of the event loop by one text: ${hold.name}`),
    line("long-phrase", naming, `who is asked by a phrase of ${longest.toLocaleString("en")} letters`)
  ]
}

/** Parked aggregates and dead letters as the rows of a list. */
import type { FailedStep, ParkedItem } from "../../sync/rest/systemApi.ts"
import { teamWords as words } from "../../words/words.ts"
import type { Waiting } from "./WaitingList.tsx"

const position = (seq: number) => words.t("systemPage.atPosition", { n: words.number(seq) })

export const parkedRow = ({ id, place, subject, seq, reason }: ParkedItem): Waiting => ({
  id,
  title: subject,
  why: words.value("parkedReason", reason),
  facts: [...(place === "log" ? [] : [words.valueOf("readModelName", place)]), position(seq)],
  isRetrying: false
})

export const letterRow = ({ id, consumer, subject, seq, why, tries, at, state }: FailedStep): Waiting => ({
  id,
  title: `${words.valueOf("stepName", consumer)}: ${subject}`,
  why,
  facts: [
    words.count("tries", tries),
    position(seq),
    ...(at === undefined ? [] : [`${words.day(at)}, ${words.time(at)}`])
  ],
  isRetrying: state === "retrying"
})

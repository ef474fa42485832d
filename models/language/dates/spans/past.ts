/** Recognises sentences about the past, whose days are no due dates. */
import { phrases } from "../../words.ts"

const happened = phrases`
  crash(?:ed|es|ing)?, broke, broken, failed, fails, failing, stopped, died, happened, was, were, did, began, went,
  got, noticed, (?:doesn't|don't|didn't|not|isn't) work(?:ing)?, is down, впа[вл]*, зламан*, зламав*, зламал*,
  перестав, перестал*, був, була, було, були, почав*, почал*, стал*, не працю*, пада[єю]*, лежить, помітив,
  помітил*, упал*, сломал*, сломан*, был, была, было, были, случил*, начал*, не работа*, падает, падают, лежит,
  заметил*`

/** "The page broke on Monday", "login doesn't work today": the day of the event, not a due date. */
export const makeIsPast = (text: string) => {
  const marks = [...text.matchAll(/[.!?\n;]/gu)].map(({ index }) => index)
  // "1.5" ends no sentence.
  const ends = [...text.matchAll(/[.!?\n;](?!\d)/gu)].map(({ index }) => index)
  const known = new Map<number, boolean>()
  return (at: number) => {
    const from = (marks.findLast((mark) => mark < at) ?? -1) + 1
    const past = known.get(from)
    if (past !== undefined) return past
    const to = ends.find((end) => end >= at) ?? text.length
    const found = text.slice(from, to).match(happened) !== null
    known.set(from, found)
    return found
  }
}

/** Two versions of a text in one: removed words are struck, added ones are underlined, and both are named for a screen reader. */
import { createMemo, For } from "solid-js"
import { words } from "../../words/words.ts"
import "./diff.css"
import { changesOnly, wordDiff } from "./wordDiff.ts"

/** The most words that a short diff compares, because a page may show many short diffs. */
const fewWords = 300

export function WordDiff(props: {
  readonly before: string
  readonly after: string
  /** Shows only the changes, with the words beside them. */
  readonly short?: boolean
}) {
  const parts = createMemo(() =>
    props.short === true
      ? changesOnly(wordDiff(props.before, props.after, fewWords))
      : wordDiff(props.before, props.after)
  )
  return (
    <p class="word-diff" dir="auto">
      <For each={parts()}>
        {({ is, text }) => {
          if (is === "kept") return text
          return is === "removed" ? (
            <>
              <del>
                <Spoken text={words.t("removedWords")} />
                {text.trim()}
              </del>{" "}
            </>
          ) : (
            <>
              <ins>
                <Spoken text={words.t("addedWords")} />
                {text.trim()}
              </ins>{" "}
            </>
          )
        }}
      </For>
    </p>
  )
}

/** Read aloud, and not shown. */
function Spoken(props: { readonly text: string }) {
  return <span class="hidden-word">{props.text} </span>
}

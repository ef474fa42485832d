/** Two versions of a text in one: removed words are struck, added ones are underlined. */
import { createMemo, For } from "solid-js"
import { wordDiff } from "./wordDiff.ts"

export function WordDiff(props: { readonly before: string; readonly after: string }) {
  const parts = createMemo(() => wordDiff(props.before, props.after))
  return (
    <p class="word-diff" dir="auto">
      <For each={parts()}>
        {({ is, text }) => {
          if (is === "kept") return text
          return is === "removed" ? (
            <>
              <del>{text.trim()}</del>{" "}
            </>
          ) : (
            <>
              <ins>{text.trim()}</ins>{" "}
            </>
          )
        }}
      </For>
    </p>
  )
}

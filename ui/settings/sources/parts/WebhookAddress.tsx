/** The address for a sender. It breaks after a slash, so that its last line is not a few letters. */
import { For } from "solid-js"

export function WebhookAddress(props: { readonly of: string }) {
  return (
    <code>
      <For each={props.of.split(/(?<=\/)/u)}>
        {(part) => (
          <>
            {part}
            <wbr />
          </>
        )}
      </For>
    </code>
  )
}

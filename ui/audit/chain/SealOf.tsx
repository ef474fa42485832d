/** The seal of a change: its link in the audit chain, and the link that it follows. */
import { Show } from "solid-js"
import { createFetched } from "../../sync/fetched.ts"
import { words } from "../../words/words.ts"
import { chainApi } from "./chainApi.ts"

/** Hexadecimal digits at each end of a link that are shown; the whole link is the title. */
const shown = 4
const short = (link: string) => `${link.slice(0, shown)}…${link.slice(-shown)}`

export function SealOf(props: { readonly position: number }) {
  const seal = createFetched(() => props.position, chainApi.seal)
  return (
    <Show
      when={seal.value()}
      fallback={
        <span class="quiet-text">
          {seal.failed() === null ? words.t("auditChain.reading") : words.t("auditChain.notSealed")}
        </span>
      }
    >
      {(value) => (
        <span class="num">
          <span title={value().answer.link}>{short(value().answer.link)}</span> {words.t("auditChain.follows")}{" "}
          <span title={value().answer.follows}>{short(value().answer.follows)}</span>
        </span>
      )}
    </Show>
  )
}

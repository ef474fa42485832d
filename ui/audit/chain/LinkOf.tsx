/** The link of a change in the audit chain, and the link that it follows. */
import { Show } from "solid-js"
import { createFetched } from "../../sync/fetched.ts"
import { teamWords as words } from "../../words/words.ts"
import { chainApi } from "./chainApi.ts"

/** Hexadecimal digits at each end of a link that are shown; the whole link is the title. */
const shown = 4
const short = (link: string) => `${link.slice(0, shown)}…${link.slice(-shown)}`

export function LinkOf(props: { readonly position: number }) {
  const link = createFetched(() => props.position, chainApi.link)
  return (
    <Show
      when={link.value()}
      fallback={
        <span class="quiet-text">
          {link.failed() === null ? words.t("auditChain.reading") : words.t("auditChain.notLinked")}
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

/** Whether the log agrees with its audit chain, as the last check found. */
import ShieldCheck from "lucide-solid/icons/shield-check"
import { Show } from "solid-js"
import type { System } from "../../gateways/contract/systemShown.ts"
import { Note } from "../parts/show/Note.tsx"
import { words } from "../words/words.ts"

/** A chain that is only behind is no fault: it catches up by itself. */
const isFault = (code: string) => code !== "chain-behind"

export function ChainNote(props: { readonly troubles: System["troubles"] }) {
  const trouble = () => props.troubles.find(({ code }) => code.startsWith("chain-"))
  return (
    <Show
      when={trouble()}
      fallback={
        <Note tone="accent" icon={ShieldCheck}>
          <b>{words.t("auditPage.chainWell")}</b> {words.t("auditPage.chainHow")}
        </Note>
      }
    >
      {(found) => (
        <Note tone={isFault(found().code) ? "bad" : "warn"}>
          <b>{found().message}</b> {found().remedy}
        </Note>
      )}
    </Show>
  )
}

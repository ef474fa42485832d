/** One message: its text, the link to the result, the answers to choose from, and the undo. */
import { Toast as Base } from "@kobalte/core/toast"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import { words } from "../../words/words.ts"
import { KeyHints } from "../button/KeyHints.tsx"
import type { ToastMessage } from "./message.ts"

export function ToastCard(props: { readonly id: number; readonly message: ToastMessage; readonly onUndo: () => void }) {
  const failed = () => props.message.failed === true
  return (
    <Base
      toastId={props.id}
      class="tst"
      classList={{ fail: failed() }}
      persistent={failed()}
      priority={failed() ? "high" : "low"}
      role={failed() ? "alert" : "status"}
    >
      <Show when={failed()}>
        <TriangleAlert size={15} />
      </Show>
      <span class="tst-text" dir="auto">
        {props.message.text}
      </span>
      <Show when={props.message.link}>
        {(link) => (
          <a class="tst-link" href={link().href}>
            {link().name}
          </a>
        )}
      </Show>
      <Show when={props.message.choices}>
        {(choices) => (
          <span class="tst-choices" role="group" aria-label={choices().name}>
            <For each={choices().all}>
              {({ key, name, choose }) => (
                <button class="tst-undo" type="button" onClick={choose}>
                  <KeyHints of={key} />
                  {name}
                </button>
              )}
            </For>
          </span>
        )}
      </Show>
      <Show when={props.message.undo}>
        <button class="tst-undo" type="button" aria-keyshortcuts="z" onClick={() => props.onUndo()}>
          <KeyHints of="Z" />
          {props.message.undoName ?? words.t("undoIt")}
        </button>
      </Show>
      <Show when={failed()}>
        <Base.CloseButton class="ib sm" aria-label={words.t("close")}>
          <X size={13} />
        </Base.CloseButton>
      </Show>
    </Base>
  )
}

/** The sign-in methods of a person as three signs; a method that is not set up is faint, and its name says so. */
import Globe from "lucide-solid/icons/globe"
import KeyRound from "lucide-solid/icons/key-round"
import Send from "lucide-solid/icons/send"
import { For, Show } from "solid-js"
import type { MemberShown } from "../../../../gateways/contract/team.ts"
import { settingsWords as words } from "../../../words/words.ts"

export function WaySigns(props: { readonly ways: MemberShown["ways"] }) {
  const signs = (ways: NonNullable<MemberShown["ways"]>) =>
    [
      [Send, words.t("settings.telegram"), ways.telegram],
      [KeyRound, words.t("passkey"), ways.passkeys > 0],
      [Globe, words.t("settings.account"), ways.accounts > 0]
    ] as const
  return (
    <span class="wys">
      <Show when={props.ways} fallback={<span class="quiet-text">–</span>}>
        {(ways) => (
          <For each={signs(ways())}>
            {([icon, name, isThere]) => {
              const said = isThere ? name : words.t("settings.notSetUp", { name })
              return (
                <span class="wy" classList={{ off: !isThere }} title={said} role="img" aria-label={said}>
                  {icon({ size: 14 })}
                </span>
              )
            }}
          </For>
        )}
      </Show>
    </span>
  )
}

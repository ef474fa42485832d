/** The bot: its state as Telegram answers, and how to connect one. */
import { createSignal, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { createRole } from "../../settings/parts/createRole.ts"
import { BotConnection } from "../../settings/telegram/BotConnection.tsx"
import { settingsWords as words } from "../../words/words.ts"
import type { StepProps } from "./stepProps.ts"

export function BotStep(props: StepProps) {
  const { isOwner } = createRole()
  const [busy, setBusy] = createSignal(false)
  const check = async () => {
    setBusy(true)
    await props.onChange()
    setBusy(false)
  }
  const state = () => {
    const { fault, name, connected } = props.system.bot
    if (fault !== undefined) return words.t(`botFault.${fault}`)
    if (name === null) return words.t("bot.none")
    return connected ? words.t("bot.name", { name }) : words.t("bot.trouble")
  }
  const again = () => (
    <Button small disabled={busy()} onClick={() => void check()}>
      {words.t("firstRun.checkAgain")}
    </Button>
  )
  // Without a bot there is nothing to check.
  const mayCheck = () => props.system.bot.name !== null || props.system.bot.fault !== undefined
  return (
    <>
      <p class="quiet-text">{state()}</p>
      <Show when={!props.isDone}>
        <Show
          when={isOwner()}
          fallback={
            <>
              <Show when={props.system.bot.name === null}>
                <p class="quiet-text">{words.t("settings.askForBot")}</p>
              </Show>
              <Show when={mayCheck()}>
                <p class="acts">{again()}</p>
              </Show>
            </>
          }
        >
          <BotConnection
            isConnected={props.system.bot.connected}
            onChange={() => void props.onChange()}
            again={<Show when={mayCheck()}>{again()}</Show>}
          />
        </Show>
      </Show>
    </>
  )
}

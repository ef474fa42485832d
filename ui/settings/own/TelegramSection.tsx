/** The bot of the installation, and the person's own Telegram account. */
import { createSignal, Show } from "solid-js"
import type { System } from "../../../gateways/contract/systemShown.ts"
import { Button } from "../../parts/button/Button.tsx"
import { api } from "../../sync/rest/api.ts"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { BotConnection } from "../telegram/BotConnection.tsx"

export function TelegramSection() {
  const system = createLoaded(api.system)
  const { isOwner } = createRole()
  return (
    <>
      <SettingsSection id="bot" title={words.t("settings.bot")} text={words.t("settings.botText")}>
        <WhenLoaded of={system}>
          {(found) => (
            <>
              <Bot bot={found().bot} isOwner={isOwner()} />
              <Show when={isOwner()}>
                <BotConnection isConnected={found().bot.connected} onChange={() => void system.reload()} />
              </Show>
            </>
          )}
        </WhenLoaded>
      </SettingsSection>
      <Show when={system.value()?.bot.name}>
        <OwnAccount />
      </Show>
    </>
  )
}

function Bot(props: { readonly bot: System["bot"]; readonly isOwner: boolean }) {
  const state = () => {
    if (props.bot.fault !== undefined) return words.t(`botFault.${props.bot.fault}`)
    if (props.bot.name === null) return words.t("bot.none")
    return props.bot.connected ? words.t("bot.name", { name: props.bot.name }) : words.t("bot.trouble")
  }
  return (
    <div class="set-row two">
      <span class="dot-state" classList={{ on: props.bot.connected }} aria-hidden="true" />
      <span class="grow">
        <span>{state()}</span>
        <Show when={props.bot.name === null && props.bot.fault === undefined && !props.isOwner}>
          <span class="quiet-text">{words.t("settings.askForBot")}</span>
        </Show>
      </span>
    </div>
  )
}

interface Code {
  readonly code: string
  readonly bot: string | null
}

function OwnAccount() {
  const [code, setCode] = createSignal<Code | null>(null)
  const act = createAct()
  const link = () => void act(async () => void setCode(await teamApi.telegramCode()))
  return (
    <SettingsSection
      id="own-telegram"
      title={words.t("settings.ownTelegram")}
      text={words.t("settings.ownTelegramText")}
    >
      <Show when={code()} fallback={<Button onClick={link}>{words.t("settings.linkTelegram")}</Button>}>
        {(made) => (
          <div class="set-row" role="status">
            <code class="grow">/start {made().code}</code>
            <Show when={made().bot}>
              {(bot) => (
                <a class="btn" href={`https://t.me/${bot()}?start=${made().code}`} target="_blank" rel="noreferrer">
                  {words.t("openBot")}
                </a>
              )}
            </Show>
          </div>
        )}
      </Show>
    </SettingsSection>
  )
}

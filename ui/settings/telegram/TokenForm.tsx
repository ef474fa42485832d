/** Enters the token of a bot: it is checked at Telegram first, and connected when the owner has seen which bot it is. */
import { createSignal, Show } from "solid-js"
import type { AskedBot, StoredTokenShown } from "../../../gateways/contract/botShown.ts"
import { Button } from "../../parts/button/Button.tsx"
import { TextField } from "../../parts/fields/TextField.tsx"
import { Confirm } from "../../parts/overlay/Confirm.tsx"
import { Note } from "../../parts/show/Note.tsx"
import { settingsWords as words } from "../../words/words.ts"
import { createTokenCheck, type TokenCheck } from "./createTokenCheck.ts"

interface FormProps {
  /** The bot that is connected now. */
  readonly present: StoredTokenShown["bot"] | null
  readonly onConnected: (bot: AskedBot) => void
}

export function TokenForm(props: FormProps) {
  const form = createTokenCheck((bot) => props.onConnected(bot))
  const [asks, setAsks] = createSignal(false)
  const check = (event: SubmitEvent) => {
    event.preventDefault()
    form.check()
  }
  const connect = (replaces: number | null) => {
    setAsks(false)
    form.connect(replaces)
  }
  const other = () => (props.present !== null && props.present.id !== form.bot()?.id ? props.present : null)
  return (
    <form class="bot-form" onSubmit={check}>
      <p class="quiet-text">{words.t("botToken.how")}</p>
      <TokenField form={form} />
      <Show when={form.bot() === null}>
        <Button type="submit" disabled={form.busy()}>
          {words.t(form.busy() ? "botToken.checking" : "botToken.check")}
        </Button>
      </Show>
      <Show when={form.fault()}>{(why) => <Note tone="bad">{why()}</Note>}</Show>
      <Show when={form.bot()}>
        {(found) => (
          <>
            <BotFacts bot={found()} />
            <Button
              look="go"
              type="button"
              disabled={form.busy()}
              onClick={() => (other() === null ? connect(null) : setAsks(true))}
            >
              {words.t("botToken.connect")}
            </Button>
          </>
        )}
      </Show>
      <Show when={asks() && other()}>
        {(old) => (
          <Replace
            old={old().username}
            bot={form.bot()?.username ?? ""}
            onConfirm={() => connect(old().id)}
            onClose={() => setAsks(false)}
          />
        )}
      </Show>
    </form>
  )
}

function TokenField(props: { readonly form: TokenCheck }) {
  return (
    <TextField
      label={words.t("botToken.field")}
      value={props.form.token()}
      onType={(text) => props.form.type(text)}
      type="password"
      spellcheck={false}
      maxlength={200}
      placeholder="123456:ABC-DEF…"
      readonly={props.form.busy()}
      aria-invalid={props.form.fault() !== null}
    />
  )
}

function Replace(props: {
  readonly old: string
  readonly bot: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  const names = () => ({ old: props.old, bot: props.bot })
  return (
    <Confirm
      title={words.t("botToken.replaceTitle", names())}
      action={words.t("botToken.replace")}
      onConfirm={() => props.onConfirm()}
      onClose={() => props.onClose()}
    >
      <p>{words.t("botToken.replaceText", names())}</p>
    </Confirm>
  )
}

function BotFacts(props: { readonly bot: AskedBot }) {
  return (
    <div role="status" class="bot-facts">
      <p>{words.t("botToken.found", { name: props.bot.name, bot: props.bot.username })}</p>
      <p class="quiet-text">{words.t(props.bot.readsAll ? "botToken.readsAll" : "botToken.readsSome")}</p>
      <p class="quiet-text">{words.t(props.bot.joinsGroups ? "botToken.joins" : "botToken.joinsNot")}</p>
    </div>
  )
}

/** The state of the audit chain, and the check on request. */
import ShieldCheck from "lucide-solid/icons/shield-check"
import { Match, Show, Switch } from "solid-js"
import type { ChainCheckShown } from "../../../gateways/contract/audit/chainShown.ts"
import type { System } from "../../../gateways/contract/systemShown.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Note } from "../../parts/show/Note.tsx"
import { teamWords as words } from "../../words/words.ts"
import { isCheckRunning } from "./createCheck.ts"

/** A chain that is only behind is no fault: it catches up by itself. */
const isFault = (code: string) => code !== "chain-behind"

export function ChainNote(props: {
  readonly troubles: System["troubles"]
  /** The check that runs, or the last one that was requested. */
  readonly check: ChainCheckShown | null
  /** A sentence when the last request was not carried out. */
  readonly problem: string | null
  readonly onVerify: () => void
  readonly onStop: () => void
}) {
  const trouble = () => props.troubles.find(({ code }) => code.startsWith("chain-"))
  const isAtWork = () => isCheckRunning(props.check)
  const tone = () => {
    const fault = props.check?.result?.fault ?? null
    if (!isAtWork() && fault !== null) return "bad"
    const found = trouble()
    if (found !== undefined) return isFault(found.code) ? "bad" : "warn"
    return "accent"
  }
  const action = () => (
    <Show
      when={isAtWork()}
      fallback={
        <Button small onClick={() => props.onVerify()}>
          {words.t("auditChain.verify")}
        </Button>
      }
    >
      <Button small disabled={props.check?.state === "stopping"} onClick={() => props.onStop()}>
        {words.t("auditChain.stop")}
      </Button>
    </Show>
  )
  return (
    <Note tone={tone()} {...(tone() === "accent" ? { icon: ShieldCheck } : {})} action={action()}>
      <Show when={props.problem}>{(problem) => <b>{problem()} </b>}</Show>
      <Show when={isAtWork() ? null : trouble()} fallback={<Check check={props.check} isAtWork={isAtWork()} />}>
        {(found) => (
          <>
            <b>{found().message}</b> {found().remedy}
          </>
        )}
      </Show>
    </Note>
  )
}

function Check(props: { readonly check: ChainCheckShown | null; readonly isAtWork: boolean }) {
  const well = () => (
    <>
      <b>{words.t("auditPage.chainWell")}</b> {words.t("auditPage.chainHow")}
    </>
  )
  const when = (check: ChainCheckShown) => `${words.day(check.beatAt)}, ${words.time(check.beatAt)}`
  return (
    <Show when={props.check} fallback={well()}>
      {(check) => (
        <Switch fallback={well()}>
          <Match when={props.isAtWork}>
            <b>{words.t("auditChain.running")}</b>{" "}
            <progress
              aria-label={words.t("auditChain.running")}
              max={Math.max(1, check().head)}
              value={check().position}
            />{" "}
            {/* Hidden from screen readers, which would announce it each second. They can read the bar. */}
            <span aria-hidden="true">
              {words.t("auditChain.progress", {
                position: words.number(check().position),
                head: words.number(check().head)
              })}
            </span>
          </Match>
          <Match when={check().state === "ended" && check().result}>
            {(result) => (
              <Show
                when={result().fault}
                fallback={
                  <>
                    <b>{words.t("auditChain.agrees")}</b>{" "}
                    {words.t("auditChain.checked", {
                      when: when(check()),
                      position: words.number(result().position)
                    })}
                  </>
                }
              >
                {(fault) => (
                  <>
                    <b>{words.t("auditChain.differs", { position: words.number(fault().position) })}</b> {fault().what}{" "}
                    {result().remedy}
                  </>
                )}
              </Show>
            )}
          </Match>
          <Match when={check().state === "stopped"}>
            <b>{words.t("auditChain.stopped", { when: when(check()) })}</b>
          </Match>
          <Match when={check().state === "failed"}>
            <b>{words.t("auditChain.failed")}</b>
          </Match>
        </Switch>
      )}
    </Show>
  )
}

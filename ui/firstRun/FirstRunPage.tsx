/** The first run: from the sign-in to the first proposals. A step can be skipped and taken up again, in any order. */
import { A } from "@solidjs/router"
import Check from "lucide-solid/icons/check"
import { createMemo, For, type JSX, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { Skeleton } from "../parts/show/Skeleton.tsx"
import { createLoaded } from "../settings/parts/createLoaded.ts"
import { FailedLoad } from "../settings/parts/SettingsSection.tsx"
import { useLive } from "../sync/live.tsx"
import { api } from "../sync/rest/api.ts"
import { useWindow } from "../sync/useWindow.ts"
import { settingsWords as words } from "../words/words.ts"
import { createSkipped } from "./createSkipped.ts"
import { BotStep } from "./parts/BotStep.tsx"
import { ChatStep } from "./parts/ChatStep.tsx"
import { ModelStep } from "./parts/ModelStep.tsx"
import { ProposalStep } from "./parts/ProposalStep.tsx"
import { SignInStep } from "./parts/SignInStep.tsx"
import type { StepProps } from "./parts/stepProps.ts"
import { YouStep } from "./parts/YouStep.tsx"
import { skippable, type FirstStep, type StepId, firstStepsOf } from "./steps.ts"
import "./firstRun.css"

const proposalStates = ["open", "snoozed", "approved", "rejected", "merged"] as const

const bodies: { readonly [S in StepId]: (props: StepProps) => JSX.Element } = {
  signIn: SignInStep,
  you: YouStep,
  bot: BotStep,
  model: ModelStep,
  chat: ChatStep,
  proposals: ProposalStep
}

export function FirstRunPage() {
  const live = useLive()
  const system = createLoaded(api.system)
  const messages = useWindow("messages,before,newest,1")
  const { skipped, skip, resume } = createSkipped(live.session.actor)
  let list!: HTMLOListElement
  /** The focus leaves the button, so that the next `Enter` takes the next step. */
  const pass = (id: StepId) => {
    list.focus({ preventScroll: true })
    skip(id)
  }
  const proposals = () => proposalStates.reduce((sum, state) => sum + live.countOf(`proposals:${state}`), 0)
  const steps = createMemo(() => {
    const found = system.value()
    if (found === undefined || !messages.ready()) return null
    const hasMessages = live.views.messages.all().length > 0
    return firstStepsOf({ system: found, hasMessages, proposals: proposals() }, skipped())
  })
  return (
    <>
      <Bar title={words.t("firstRun.title")} />
      <div class="page" aria-busy={steps() === null && system.failed() === null}>
        <div class="first-run">
          <p class="quiet-text">{words.t("firstRun.lead")}</p>
          <FailedLoad of={system} />
          <Show when={steps()} fallback={system.failed() === null && <Skeleton rows={6} />}>
            {(all) => (
              <ol ref={list} tabIndex={-1}>
                <For each={all()}>
                  {(step, i) => (
                    <StepRow step={step} number={i() + 1} onSkip={() => pass(step.id)} onResume={() => resume(step.id)}>
                      <Show when={system.value()}>
                        {(found) => (
                          <Dynamic
                            component={bodies[step.id]}
                            system={found()}
                            isNow={step.state === "now"}
                            isDone={step.state === "done"}
                            onChange={() => system.reload()}
                          />
                        )}
                      </Show>
                    </StepRow>
                  )}
                </For>
              </ol>
            )}
          </Show>
          <p class="acts">
            <A class="btn" href="/tasks">
              {words.t("firstRun.toTasks")}
            </A>
          </p>
        </div>
      </div>
    </>
  )
}

function StepRow(props: {
  readonly step: FirstStep
  readonly number: number
  readonly onSkip: () => void
  readonly onResume: () => void
  readonly children: JSX.Element
}) {
  const isOpen = () => props.step.state === "now" || props.step.state === "later"
  return (
    <li class={`first-step ${props.step.state}`} aria-current={props.step.state === "now" ? "step" : undefined}>
      <span class="step-number" aria-hidden="true">
        <Show when={props.step.state === "done"} fallback={props.number}>
          <Check size={11} />
        </Show>
      </span>
      <div class="step-body">
        <div class="step-head">
          <h2>{words.value("firstStep", props.step.id)}</h2>
          <Show when={props.step.state === "done"}>
            <span class="hidden-word">{words.t("firstRun.done")}</span>
          </Show>
          <Show when={isOpen() && skippable.has(props.step.id)}>
            <Button small look="quiet" onClick={() => props.onSkip()}>
              {words.t("firstRun.skip")}
              <span class="hidden-word"> {words.value("firstStep", props.step.id)}</span>
            </Button>
          </Show>
          <Show when={props.step.state === "skipped"}>
            <span class="quiet-text">{words.t("firstRun.skipped")}</span>
            <Button small look="quiet" onClick={() => props.onResume()}>
              {words.t("firstRun.resume")}
              <span class="hidden-word"> {words.value("firstStep", props.step.id)}</span>
            </Button>
          </Show>
        </div>
        <Show when={props.step.state !== "skipped"}>{props.children}</Show>
      </div>
    </li>
  )
}

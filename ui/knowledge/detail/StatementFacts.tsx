/** The facts of a statement: type, state, topic, owner and due date. Each has a popover with its choices, and some a key. */
import { createSignal, type JSX, Show } from "solid-js"
import type { AtomRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import type { PersonRow } from "../../../gateways/contract.ts"
import { assignableOptions } from "../../parts/fields/choices.ts"
import { DueInput } from "../../parts/fields/DueInput.tsx"
import { Face } from "../../signs/Face.tsx"
import { atomTypes, KindSign } from "../../signs/KindSign.tsx"
import { LifeSign } from "../signs/LifeSign.tsx"
import { ChoiceList } from "../../task/rail/ChoiceList.tsx"
import { FieldRow } from "../../task/rail/FieldRow.tsx"
import { chatWords as words } from "../../words/words.ts"
import type { StatementActs } from "../acts/createStatementActs.ts"
import type { Lookup } from "../names/lookup.ts"
import { FindStatement } from "./FindStatement.tsx"
import "../../task/rail/rail.css"

export interface FactsProps {
  readonly atom: AtomRow
  readonly known: Lookup
  readonly topics: ReadonlyArray<TopicRow>
  readonly people: ReadonlyArray<PersonRow | undefined>
  readonly all: () => ReadonlyArray<AtomRow>
  readonly mayAct: boolean
  readonly acts: StatementActs
}

export function StatementFacts(props: FactsProps) {
  return (
    <dl class="detail-fields">
      <LifeField {...props} />
      <TypeField {...props} />
      <TopicField {...props} />
      <OwnerField {...props} />
      <DueField {...props} />
    </dl>
  )
}

const none = (): JSX.Element => <span class="quiet-text">{words.t("none")}</span>

function LifeField(props: FactsProps) {
  const [replacing, setReplacing] = createSignal(false)
  const choices = () =>
    (props.atom.life === "open" ? (["done", "withdrawn", "replaced"] as const) : (["open"] as const)).map((id) => ({
      id,
      name: id === "replaced" ? words.t("replacedBy") : words.value("life", id)
    }))
  return (
    <FieldRow
      label={words.t("field.status")}
      verb="statementStatus"
      mayAct={props.mayAct}
      value={
        <>
          <LifeSign life={props.atom.life} silent />
          {words.value("life", props.atom.life)}
        </>
      }
      choices={(close) => (
        <Show
          when={replacing()}
          fallback={
            <ChoiceList
              label={words.t("field.status")}
              value={null}
              choices={choices()}
              sign={(life) => <LifeSign life={life} silent />}
              onPick={(life) => {
                if (life === "replaced") return void setReplacing(true)
                close()
                if (life === "open") props.acts.reopen(props.atom)
                else if (life !== null) props.acts.close(props.atom, life)
              }}
            />
          }
        >
          <FindStatement
            label={words.t("replacedBy")}
            all={props.all}
            except={[props.atom.id]}
            onPick={(by) => {
              setReplacing(false)
              close()
              props.acts.close(props.atom, "replaced", by)
            }}
          />
        </Show>
      )}
    />
  )
}

function TypeField(props: FactsProps) {
  return (
    <FieldRow
      label={words.t("field.type")}
      mayAct={props.mayAct}
      value={
        <>
          <KindSign kind={props.atom.type} />
          {words.value("atom", props.atom.type)}
        </>
      }
      choices={(close) => (
        <ChoiceList
          label={words.t("field.type")}
          value={props.atom.type}
          choices={atomTypes.map((id) => ({ id, name: words.value("atom", id) }))}
          sign={(type) => <KindSign kind={type} />}
          onPick={(type) => {
            close()
            if (type !== null) props.acts.revise(props.atom, { type })
          }}
        />
      )}
    />
  )
}

function TopicField(props: FactsProps) {
  const topic = () => (props.atom.topic === null ? null : props.known.topic(props.atom.topic))
  const choices = () => props.topics.filter(({ status }) => status === "standing")
  return (
    <FieldRow
      label={words.t("field.topic")}
      mayAct={props.mayAct}
      value={
        <Show when={topic()} fallback={none()}>
          {(found) => <bdi class="ell">{found().name}</bdi>}
        </Show>
      }
      choices={(close) => (
        <ChoiceList
          label={words.t("field.topic")}
          value={choices().find(({ id }) => id === topic()?.id)?.id ?? null}
          none={words.t("withoutTopic")}
          choices={choices().map(({ id, name }) => ({ id, name }))}
          onPick={(to) => {
            close()
            props.acts.revise(props.atom, { topic: to })
          }}
        />
      )}
    />
  )
}

function OwnerField(props: FactsProps) {
  const nameOf = (id: string) => props.known.nameOf(id)
  return (
    <FieldRow
      label={words.t("field.owner")}
      mayAct={props.mayAct}
      value={
        <Show when={props.atom.owner} fallback={none()}>
          {(owner) => (
            <>
              <Face actor={owner()} name={nameOf(owner())} />
              <bdi class="ell">{nameOf(owner())}</bdi>
            </>
          )}
        </Show>
      }
      choices={(close) => (
        <ChoiceList
          label={words.t("field.owner")}
          value={props.atom.owner}
          none={words.t("nobody")}
          choices={assignableOptions(props.people)}
          sign={(id) => <Face actor={id} name={nameOf(id)} />}
          onPick={(owner) => {
            close()
            props.acts.revise(props.atom, { owner })
          }}
        />
      )}
    />
  )
}

function DueField(props: FactsProps) {
  return (
    <FieldRow
      label={words.t("field.due")}
      mayAct={props.mayAct}
      value={props.atom.due === null ? none() : words.dueDay(props.atom.due)}
      choices={() => (
        <div class="dates">
          <DueInput due={props.atom.due} onChange={(due) => props.acts.revise(props.atom, { due })} />
        </div>
      )}
    />
  )
}

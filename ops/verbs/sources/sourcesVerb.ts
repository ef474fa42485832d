import { Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { MappingPath } from "../../../domain/source/mapping.ts"
import { GivenSecret, SourceName } from "../../../domain/source/source.ts"
import { sourceKinds, sourceProducts } from "../../../domain/source/sourceVocabulary.ts"
import { Audience, team } from "../../../domain/values.ts"
import { json, verb } from "../operation/verb.ts"

const load = () => import("./sources.ts")
const which = Argument.String("which").pipe(
  Argument.withDescription("the id of the incoming webhook, or a name that only one has")
)
const secret = Flag.String("secret").pipe(
  Flag.withSchema(GivenSecret),
  Flag.optional,
  Flag.withDescription("only for sentry: the client secret that Sentry has made")
)
const path = (name: string) =>
  Flag.String(name).pipe(
    Flag.withSchema(MappingPath),
    Flag.optional,
    Flag.withDescription("only for json: the path of this field in the request body, such as alert.name")
  )

interface Paths {
  readonly title: Option.Option<string>
  readonly text: Option.Option<string>
  readonly link: Option.Option<string>
  readonly author: Option.Option<string>
  readonly sample: Option.Option<string>
}
/** Without a path of the title, the body has the fields by their own names. */
const mappingOf = ({ title, text, link, author, sample }: Paths) =>
  Option.isNone(title)
    ? {}
    : {
        mapping: {
          title: title.value,
          text: Option.getOrNull(text),
          link: Option.getOrNull(link),
          author: Option.getOrNull(author)
        },
        ...(Option.isNone(sample) ? {} : { sample: sample.value })
      }

const act = (name: "pause" | "resume" | "remove", description: string) =>
  Command.make(
    name,
    { which, json },
    verb(load, ({ changeSource }, settings, given: { readonly which: string; readonly json: boolean }) =>
      changeSource(settings, { ...given, act: name })
    )
  ).pipe(Command.withDescription(description))

export const sourcesVerb = Command.make("sources").pipe(
  Command.withDescription("incoming webhooks: other systems post them, and they become messages or tasks"),
  Command.withSubcommands([
    Command.make(
      "list",
      { json },
      verb(load, ({ listSources }, settings, given) => listSources(settings, given))
    ).pipe(Command.withDescription("list them: id, state, kind, message or task, readers, path and name")),
    Command.make(
      "add",
      {
        name: Flag.String("name").pipe(Flag.withSchema(SourceName), Flag.withDescription("the name in lists")),
        kind: Flag.Literals("kind", sourceKinds).pipe(Flag.withDescription("the sender; json: any other one")),
        makes: Flag.Literals("makes", sourceProducts).pipe(
          Flag.withDefault("message" as const),
          Flag.withDescription("the thing that a webhook becomes; default: message")
        ),
        audience: Flag.String("audience").pipe(
          Flag.withSchema(Audience),
          Flag.withDefault(team),
          Flag.withDescription("the readers: team (default), chat:<id> or person:<id>")
        ),
        title: path("title"),
        text: path("text"),
        link: path("link"),
        author: path("author"),
        sample: Flag.String("sample").pipe(
          Flag.optional,
          Flag.withDescription("only for json: a request body of the sender, to test the paths")
        ),
        secret,
        json
      },
      verb(load, ({ addSource }, settings, { name, kind, makes, audience, secret: given, json: asJson, ...paths }) =>
        addSource(settings, {
          name,
          kind,
          makes,
          audience,
          ...mappingOf(paths),
          ...(Option.isNone(given) ? {} : { secret: given.value }),
          json: asJson
        })
      )
    ).pipe(Command.withDescription("add one; its secret is shown once")),
    Command.make(
      "rotate",
      { which, secret, json },
      verb(load, ({ rotateSource }, settings, { secret: given, ...chosen }) =>
        rotateSource(settings, { ...chosen, secret: Option.getOrUndefined(given) })
      )
    ).pipe(Command.withDescription("replace its secret; the former one is accepted for 24 hours")),
    act("pause", "refuse its webhooks, and tell the sender"),
    act("resume", "accept its webhooks again"),
    act("remove", "end it"),
    Command.make(
      "test",
      {
        which,
        sample: Flag.String("sample").pipe(Flag.withDescription("a file with a request body of the sender")),
        json
      },
      verb(load, ({ testSource }, settings, given) => testSource(settings, given))
    ).pipe(Command.withDescription("show the message that a sample becomes; nothing is stored")),
    Command.make(
      "failures",
      { json },
      verb(load, ({ listFailures }, settings, given) => listFailures(settings, given))
    ).pipe(Command.withDescription("list the webhooks that could not become a message or a task"))
  ])
)

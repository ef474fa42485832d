/** The act that a clause performs: it asks for work, promises it, or says that it is needed. */
export interface SpeechAct {
  readonly by: "asked" | "promised" | "needed" | "assigned"
  /** The person who is to do the work: the speaker, the person addressed, a person by index, or one still to be found. */
  readonly who: "speaker" | "addressee" | "open" | number
  /** The words of the work, from its verb on. */
  readonly work: string
  /** 0 to 1: how often a clause of this form is a task worth keeping. An estimate from development data. */
  readonly weight: number
}

export const act = (by: SpeechAct["by"], who: SpeechAct["who"], work: string, weight: number): SpeechAct => ({
  by,
  who,
  work,
  weight
})

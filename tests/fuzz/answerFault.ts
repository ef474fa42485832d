/** The rule of the HTTP API that an outcome breaks; null if it breaks none. */
import type { Answer } from "./connection.ts"
import type { Outcome } from "./manners.ts"

/** Statuses of answers that the library makes itself, to input that is not HTTP/1.1 or has a far too long head. */
const libraryStatuses = [400, 431, 505]

export const answerFault = ({ answers, mayClose, mayBeLibrary, bodiless }: Outcome): string | null => {
  if (answers.length === 0) return mayClose ? null : "closed without an answer"
  for (const answer of answers) {
    const fault = faultIn(answer, bodiless)
    if (fault !== null && !(mayBeLibrary && libraryStatuses.includes(answer.status))) return fault
  }
  return null
}

const faultIn = ({ status, headers, body }: Answer, bodiless: boolean): string | null => {
  if (!(status >= 100 && status < 600)) return `no status: ${status}`
  if (status >= 500) return `${status}: ${body}`
  if (status < 400) return null
  if (headers["content-type"] !== "application/problem+json") return `${status} as ${headers["content-type"]}: ${body}`
  return bodiless ? null : faultInProblem(status, body)
}

const faultInProblem = (status: number, body: string): string | null => {
  try {
    const problem = JSON.parse(body)
    const whole =
      problem.status === status &&
      [problem.type, problem.title, problem.detail].every((text) => typeof text === "string" && text !== "")
    return whole ? null : `${status} with other fields: ${body}`
  } catch {
    return `${status} without a document: ${body}`
  }
}

/** How many answers are kept. */
const most = 16;

/** A function that remembers the answers it gave last, by its question as JSON; a failure is forgotten at once. */
export function remember<Question, Answer>(ask: (question: Question) => Promise<Answer>): (question: Question) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (question) => {
    const key = JSON.stringify(question);
    const answer = known.get(key) ?? ask(question);
    known.delete(key);
    known.set(key, answer);
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
    answer.catch(() => known.delete(key));
    return answer;
  };
}

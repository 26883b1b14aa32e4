/** A refusal that the person is told: an HTTP status and words in French. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} message  for the whole page
   * @param {Object<string, string>} fields  a message per field
   * @param {string|null} screen  where the page must go, null to stay
   */
  constructor(status, message, fields = {}, screen = null) {
    super(message);
    this.status = status;
    this.fields = fields;
    this.screen = screen;
  }
}

/** A form whose fields are wrong. */
export function wrongFields(fields) {
  const count = Object.keys(fields).length;
  const summary = count > 1 ? `Votre saisie comporte ${count} erreurs.` : "Votre saisie comporte une erreur.";
  return new Refusal(422, summary, fields);
}

// Cells that say "nothing" in many ways.

/** Empty, a dash, `n/a`, `none`, `No properties`. */
export const isNothing = (text: string): boolean => nothing.test(text.trim());
const nothing =
  /^(?:|[-–—−_.…/*·]+|\(?(?:n\/?a|n\.a\.|none|nil|null|empty|nothing|no(?:ne)? (?:additional |extra |event |custom )?(?:propert(?:y|ies)|param(?:eter)?s?|attributes?|values?)|ninguno|ninguna|nenhum|nenhuma|keine?|aucune?|sin (?:propiedades|parametros|parámetros)|sem (?:propriedades|parametros|parâmetros)|нет|无|なし)\)?)\.?$/i;

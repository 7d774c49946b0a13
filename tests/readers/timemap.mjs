// What TimeMap takes (github.com/forensic-architecture/timemap, src/reducers/validate at f165180), told again with Joi of the version it uses:
// the rules of a field, then the rules between fields, then what its code does with what passed.
import Joi from 'joi';

const rule = { text: () => Joi.string().allow(''), words: () => Joi.string().required(), must: () => Joi.string().allow('').required(),
  list: () => Joi.array(), lists: () => Joi.array().required() };
const table = (text) => Joi.object().keys(Object.fromEntries(text.trim().split(/\s+/).map((cell) => {
  const [name, kind = 'text'] = cell.split(':');
  return [name, rule[kind]()];
})));

const EVENT = table(`id description:must date time time_precision location latitude longitude x y z type category category_full
  associations:list sources:list comments time_display narrative___stepStyles:list shape colour`).and('latitude', 'longitude').or('date', 'latitude');
const SOURCE = table('id:words title thumbnail paths:lists type affil_s:list url description parent author date notes');
const ASSOCIATION = table('id:must title:must desc mode:must filter_paths:list');

// Its dates are month/day/year; one that is none drops the event.
function when({ date, time }) {
  const [month, day, year] = date.split('/').map(Number);
  const at = new Date(year, month - 1, day, ...(time ? time.split(':').map(Number) : []));
  return Number.isNaN(at.getTime()) || at.getMonth() !== month - 1 ? null : at;
}

// What would be shown, and what would be thrown away and why.
export function judge({ events, sources, associations }) {
  const discarded = [];
  const passes = (item, schema, kind) => {
    const { error } = Joi.validate(item, schema);
    if (error) discarded.push(`${kind} ${item.id}: ${error.message}`);
    return !error;
  };
  const known = new Set(associations.filter((one) => passes(one, ASSOCIATION, 'association')).map((one) => one.id));
  if (known.size !== associations.length) discarded.push('an association twice');
  const cited = new Set(Object.values(sources).filter((one) => passes(one, SOURCE, 'source')).map((one) => one.id));
  const kept = events.filter((one) => passes(one, EVENT, 'event')).filter((one) => {
    if (!when(one)) discarded.push(`event ${one.id}: the date ${one.date} is none`);
    for (const id of one.associations) if (!known.has(id)) discarded.push(`event ${one.id}: no association ${id}`);
    for (const id of one.sources) if (!cited.has(id)) discarded.push(`event ${one.id}: no source ${id}`);
    for (const degrees of [one.latitude, one.longitude]) if (Number.isNaN(Number(degrees))) discarded.push(`event ${one.id}: ${degrees} is no degree`);
    return when(one);
  });
  return { events: kept, discarded };
}

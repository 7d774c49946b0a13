// Inside the worker: makes the engine and passes messages through it. In front of this stand unpack.js and
// `newGlue()`, wasm-bindgen's glue as a function: after a trap the module is started afresh with new glue.
'use strict';
const waiting = [];
let module = null;
let engine = null;
let broken = null;

const refusal = (id, ar, en) => ({ id, answer: { refused: { message: { ar, en } } } });

function make() {
  const glue = newGlue();
  glue.initSync({ module });
  return new glue.Engine();
}

function answer(request) {
  const id = request?.id ?? null;
  if (broken) return refusal(id, broken.ar, broken.en);
  try {
    return engine.answer(request);
  } catch (error) {
    console.warn(String(error));
    engine = make();
    return refusal(id, 'توقف المحرك عند هذا النص. ما ألصقته باقٍ؛ جرّب جزءاً أصغر منه وأبلغنا بالنص الذي أوقفه.',
      'The engine stopped at this text. What you pasted is still here: try a smaller part of it, and report the text that stopped it.');
  }
}

async function begin({ wasm, missing }) {
  try {
    if (missing) throw new Error(missing);
    module = await WebAssembly.compile(await unpack(wasm));
    engine = make();
    postMessage(engine.ready());
  } catch (error) {
    broken = {
      ar: `تعذّر تشغيل المحرك. أعد تحميل الصفحة. (${error})`,
      en: `The engine could not start. Reload the page. (${error})`,
    };
    postMessage(refusal(null, broken.ar, broken.en));
  }
  for (const request of waiting.splice(0)) postMessage(answer(request));
}

onmessage = ({ data }) => {
  if (data?.wasm || data?.missing) begin(data);
  else if (engine || broken) postMessage(answer(data));
  else waiting.push(data);
};

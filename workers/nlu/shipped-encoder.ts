import config from '#models/encoder/config.json?url';
import features from '#models/encoder/features.bin?url';
import manifest from '#models/encoder/manifest.json';
import model from '#models/encoder/onnx/model_quantized.onnx?url';
import tokenizer from '#models/encoder/tokenizer.json?url';
import tokenizerConfig from '#models/encoder/tokenizer_config.json?url';
import type { RemoteFile } from '../shared/remote-file.ts';
import type { EncoderManifest, ModelFile } from './encoder-manifest.ts';

const URLS: Readonly<Record<string, string>> = {
  'config.json': config,
  'features.bin': features,
  'onnx/model_quantized.onnx': model,
  'tokenizer.json': tokenizer,
  'tokenizer_config.json': tokenizerConfig,
};

/** The encoder that was built with this code: addresses by content, and what their bytes must be. */
export const shippedEncoder = {
  manifest: manifest as EncoderManifest,
  files: manifest.files.map(
    (file: ModelFile): RemoteFile => ({ ...file, urls: [new URL(URLS[file.path] ?? file.path, import.meta.url).href] }),
  ),
};

/** What is shown, as a file: a picture, a drawing, or a video of what is being played. */

export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What browsers write, the most widely played first. */
const FORMATS = [
  ['video/mp4;codecs=avc1.42E01F', 'mp4'],
  ['video/webm;codecs=vp9', 'webm'],
  ['video/webm;codecs=vp8', 'webm'],
  ['video/webm', 'webm'],
  ['video/mp4', 'mp4'],
] as const;

const BITS_A_SECOND = 6_000_000;
const FRAMES_A_SECOND = 30;

export interface Recording {
  /** Ends it. @returns the film as a file, of no bytes where the browser wrote none, and its ending */
  stop(): Promise<{ video: Blob; ending: string }>;
}

/** Which kind of video this browser can write; null: none. */
export function videoFormat(): (typeof FORMATS)[number] | null {
  if (typeof MediaRecorder === 'undefined' || !('captureStream' in HTMLCanvasElement.prototype)) return null;
  return FORMATS.find(([type]) => MediaRecorder.isTypeSupported(type)) ?? null;
}

/** Records what is drawn on a canvas from now on. @throws where the browser cannot after all, whatever it said of itself */
export function record(canvas: HTMLCanvasElement): Recording {
  const [type, ending] = videoFormat()!;
  const recorder = new MediaRecorder(canvas.captureStream(FRAMES_A_SECOND), {
    mimeType: type,
    videoBitsPerSecond: BITS_A_SECOND,
  });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  // One that fails on its way stops by itself.
  const over = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.start(1000);
  return {
    stop: async () => {
      if (recorder.state !== 'inactive') recorder.stop();
      await over;
      return { video: new Blob(parts, { type: type.split(';')[0]! }), ending };
    },
  };
}

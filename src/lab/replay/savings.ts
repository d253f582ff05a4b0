/** The buttons that save what is shown: a picture, a drawing, a video of what is played. */
import type { WorldView } from '../view/world-view.ts';
import { byId } from './element.ts';
import type { Player } from './player.ts';
import { download, type Recording, record, videoFormat } from './save.ts';
import { compose, type Words } from './still.ts';

const STILL = { width: 1920, height: 1080 };
const VIDEO = { width: 1280, height: 720 };

/** @returns to be called whenever something else is drawn: a video takes it in */
export function savings(view: WorldView, player: Player, words: () => Words): () => void {
  let film: { readonly canvas: HTMLCanvasElement; readonly recording: Recording } | null = null;
  const say = (text: string) => {
    byId('saying').textContent = text;
  };
  const fileName = (ending: string) => {
    const { title, week } = words();
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '');
    return `${plain(title) || 'replay'}-${plain(week)}.${ending}`;
  };
  const canvasOf = ({ width, height }: { width: number; height: number }) =>
    Object.assign(document.createElement('canvas'), { width, height });

  byId('png').addEventListener('click', () => {
    const canvas = canvasOf(STILL);
    compose(canvas, view, words());
    canvas.toBlob((blob) => {
      download(fileName('png'), blob!);
      say('The picture is saved.');
    });
  });
  byId('svg').addEventListener('click', () => {
    const { title, week } = words();
    download(fileName('svg'), new Blob([view.toSvg(`${title}, ${week}`)], { type: 'image/svg+xml' }));
    say('The drawing is saved.');
  });
  const button = byId<HTMLButtonElement>('video');
  const recordsNone = () => {
    button.disabled = true;
    say('This browser records no videos.');
  };
  if (videoFormat() === null) recordsNone();
  button.addEventListener('click', async () => {
    if (film === null) {
      const canvas = canvasOf(VIDEO);
      compose(canvas, view, words());
      try {
        film = { canvas, recording: record(canvas) };
      } catch {
        recordsNone();
        return;
      }
      button.textContent = 'Stop and save the video';
      say('Recording what is played.');
      player.play();
      return;
    }
    const { recording } = film;
    film = null;
    player.pause();
    const { video, ending } = await recording.stop();
    button.textContent = 'Record a video';
    // Some say that they can, and write a file of no bytes.
    if (video.size === 0) {
      recordsNone();
      return;
    }
    download(fileName(ending), video);
    say('The video is saved.');
  });
  return () => {
    if (film !== null) compose(film.canvas, view, words());
  };
}

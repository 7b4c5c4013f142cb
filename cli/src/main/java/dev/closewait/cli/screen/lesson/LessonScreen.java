package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.output.LessonOutput;
import dev.closewait.cli.output.LessonWish;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Keyboard;
import dev.closewait.cli.screen.WholeTerminal;
import dev.closewait.lessons.event.LessonEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lessons on the whole terminal, a page for each event. The lesson waits in {@link #on} until a person goes on, or until the page
 * was there for long enough to be read; meanwhile its sockets stay as they are.
 */
public final class LessonScreen implements LessonOutput {
    private final WholeTerminal screen;
    private final boolean auto;
    private final Pages pages = new Pages();
    /** The thread that lessons run on. */
    private final Thread learner = Thread.currentThread();
    private Optional<LessonWish> wish = Optional.empty();
    private boolean waits;
    private boolean goesOn;
    private boolean closed;
    /** When the page turns by itself. */
    private long due;

    /**
     * Takes the terminal over, for lessons that are run on this thread.
     *
     * @param auto whether pages turn by themselves
     */
    public LessonScreen(Terminal terminal, boolean auto) {
        this.auto = auto;
        screen = new WholeTerminal(terminal);
        screen.listen(this::pressed, () -> leave(LessonWish.STOP));
        screen.whenResized(this::draw);
    }

    @Override
    public synchronized void on(LessonEvent event) throws InterruptedException {
        pages.add(event);
        goesOn = false;
        waits = true;
        look(event);
        draw();
        try {
            while (!goesOn && wish.isEmpty()) {
                wait(auto && pages.isLast() ? Math.max(1, millisLeft()) : 0);
                if (auto && pages.isLast() && millisLeft() <= 0) {
                    goOn();
                    look(event);
                    draw();
                }
            }
        } finally {
            waits = false;
        }
        if (wish.isPresent()) {
            throw new InterruptedException("a person has left the lesson");
        }
        draw();
    }

    private void look(LessonEvent event) {
        Duration whole = ReadingTime.of(event);
        due = System.nanoTime() + (words().overflow() > 0 ? whole.dividedBy(2) : whole).toNanos(); // the rest is read on
    }

    private long millisLeft() {
        return Duration.ofNanos(due - System.nanoTime()).toMillis();
    }

    /** An interrupt that comes with the wish ends with it: the next lesson knows nothing of it. */
    @Override
    public synchronized Optional<LessonWish> wish() {
        Optional<LessonWish> asked = wish;
        wish = Optional.empty();
        if (asked.isPresent()) {
            Thread.interrupted();
        }
        return asked;
    }

    private synchronized void pressed(Keyboard.Key key) {
        if (closed || pages.isEmpty()) {
            return;
        }
        switch (key) {
            case GO_ON -> goOn();
            case BACK -> pages.back();
            case UP -> screen.draw((width, height, colour, glyphs) -> scrolled(-1, width, height, colour, glyphs));
            case DOWN -> screen.draw((width, height, colour, glyphs) -> scrolled(1, width, height, colour, glyphs));
            case REPEAT -> leave(LessonWish.REPEAT);
            case NEXT -> leave(LessonWish.NEXT);
            case QUIT -> leave(LessonWish.QUIT);
            case ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE -> pages.predict(key.number());
        }
        look(view().shown());
        notifyAll();
        draw();
    }

    /** To the rest of this page, to the next page, or to the next step, whichever comes first. */
    private void goOn() {
        goesOn |= !pages.readOn(words()) && !pages.forward();
    }

    private Words words() {
        return LessonFrame.words(view(), screen.size().width(), screen.size().height(), screen.glyphs());
    }

    private List<String> scrolled(int lines, int width, int height, boolean colour, Glyphs glyphs) {
        Words words = LessonFrame.words(view(), width, height, glyphs);
        if (words.overflow() > 0 || lines < 0) {
            pages.scroll(lines, words.furthest());
        }
        return LessonFrame.of(view(), width, height, colour, glyphs);
    }

    /** Ends the lesson, also when it waits for the kernel. */
    private synchronized void leave(LessonWish next) {
        if (!closed) {
            wish = Optional.of(next);
            notifyAll();
            if (!waits) {
                learner.interrupt();
            }
        }
    }

    private synchronized void draw() {
        if (!pages.isEmpty()) {
            LessonView view = view();
            screen.draw((width, height, colour, glyphs) -> LessonFrame.of(view, width, height, colour, glyphs));
        }
    }

    private LessonView view() {
        return pages.view(!waits, auto);
    }

    /** Gives the terminal back; once. */
    @Override
    public synchronized void close() {
        closed = true;
        screen.close();
    }
}

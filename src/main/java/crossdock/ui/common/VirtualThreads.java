package crossdock.ui.common;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Subscription;

/// The background of the running console.
final class VirtualThreads implements Background {
    private final AtomicInteger underway = new AtomicInteger();

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed) {
        underway.incrementAndGet();
        Thread.ofVirtual().name("background").start(() -> {
            Runnable back;
            try {
                T answer = work.call();
                back = () -> answered.accept(answer);
            } catch (Exception e) {
                back = () -> failed.accept(e);
            }
            arrive(back);
        });
    }

    private void arrive(Runnable back) {
        Platform.runLater(() -> {
            underway.decrementAndGet(); // before, as the answer may be a bug
            back.run();
        });
    }

    @Override
    public boolean isIdle() {
        return underway.get() == 0;
    }

    @Override
    public void fx(Runnable onFxThread) {
        Platform.runLater(onFxThread);
    }

    /// The first pulse lays out and draws; at the second it is done.
    @Override
    public void drawn(Runnable onFxThread) {
        Platform.runLater(() -> new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == 2) {
                    stop();
                    onFxThread.run();
                }
            }
        }.start());
    }

    @Override
    public Subscription every(Duration period, Runnable onFxThread) {
        var timeline =
                new Timeline(
                        new KeyFrame(javafx.util.Duration.millis(period.toMillis()), _ -> onFxThread.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
